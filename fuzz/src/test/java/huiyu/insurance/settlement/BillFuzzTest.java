package huiyu.insurance.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import huiyu.api.insurance.model.NewBill;
import huiyu.core.web.StrictBodiesAccess;
import huiyu.fuzz.Refusals;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.LocalDate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class BillFuzzTest {

    private static final JsonMapper JSON = StrictBodiesAccess.mapper();
    private static final Validator VALIDATOR = Validation.buildDefaultValidatorFactory().getValidator();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @FuzzTest(maxDuration = "60s")
    void a_bill_that_is_well_formed_means_something_or_is_refused_by_field(byte[] input) {
        NewBill sent;
        try {
            sent = JSON.readValue(input, NewBill.class);
        } catch (JacksonException notWellFormed) {
            return;
        }
        if (sent == null || !VALIDATOR.validate(sent).isEmpty()) {
            return;
        }
        Refusals.accepts(() -> {
            HospitalBill bill = BillReading.read(sent, TODAY);
            assertThat(bill.lines()).allMatch(line -> !line.day().isBefore(bill.admitted()) && !line.day().isAfter(bill.discharged()));
        });
    }
}
