package huiyu.childcare.attendance;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.fuzz.Refusals;
import huiyu.fuzz.Workbook;

class AttendanceFileFuzzTest {

    private static final int PART = 100;

    @FuzzTest(maxDuration = "60s")
    void a_sheet_of_attendance_is_read_or_refused(byte[] input) {
        Refusals.accepts(() -> AttendanceFile.read(input, PART, lines -> {}));
        Refusals.accepts(() -> AttendanceFile.read(Workbook.of(input), PART, lines -> {}));
    }
}
