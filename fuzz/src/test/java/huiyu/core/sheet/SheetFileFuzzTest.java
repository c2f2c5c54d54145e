package huiyu.core.sheet;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.fuzz.Refusals;
import huiyu.fuzz.Workbook;
import java.util.List;

class SheetFileFuzzTest {

    private static final int PART = 100;
    private static final List<SheetColumn> COLUMNS = List.of(
            new SheetColumn("institution", "机构", true, false, ""), new SheetColumn("child", "儿童", true, false, ""),
            new SheetColumn("day", "日期", true, true, ""), new SheetColumn("present", "出勤", false, false, ""));

    @FuzzTest(maxDuration = "60s")
    void a_sheet_is_read_or_refused(byte[] input) {
        Refusals.accepts(() -> SheetFile.read(input, COLUMNS, PART, rows -> {}));
        Refusals.accepts(() -> SheetFile.read(Workbook.of(input), COLUMNS, PART, rows -> {}));
    }
}
