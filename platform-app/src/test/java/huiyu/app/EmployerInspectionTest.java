package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** How employers treat expectant and new mothers, as inspectors find it and as an evaluation reads it. */
class EmployerInspectionTest extends PlatformTest {

    private static final String BREACH =
            """
            {"inspectedOn": "2026-03-02", "authority": "市劳动监察支队", "breaches": ["leave-refused", "allowance-withheld"], "says": "两名职工产假不足九十八天",
             "mendBy": "2026-04-01"}""";

    private final int province = CoreDatabase.createProvince();
    private final int city = InsuranceWorld.city(province, "insurance");
    private final String clerk = "clerk-" + city;
    private final String caseworker = "caseworker-" + city;
    private final String employer = "/insurance/employers/" + InsuranceWorld.creditCode();

    @BeforeEach
    void anEmployer() {
        CoreDatabase.assign(city, clerk, "COUNTER_CLERK");
        CoreDatabase.assign(city, caseworker, "CASEWORKER");
        assertThat(as(clerk).put(employer, "{\"name\": \"测试制造有限公司\"}")).hasStatusOk();
    }

    @Test
    void an_evaluation_does_not_know_of_whom_nobody_has_inspected() {
        MvcTestResult conduct = conduct(2026);

        assertThat(conduct).bodyJson().doesNotHavePath("$.leaveImplemented");
        assertThat(conduct).bodyJson().extractingPath("$.wagesDeclared").isEqualTo(false);
        assertThat(conduct).bodyJson().extractingPath("$.inspections").isEqualTo(0);
    }

    @Test
    void a_breach_stays_open_until_it_is_mended_and_the_evaluation_follows() {
        String id = id(inspect(BREACH));
        assertThat(conduct(2026)).bodyJson().extractingPath("$.leaveImplemented").isEqualTo(false);
        assertThat(conduct(2026)).bodyJson().extractingPath("$.open").isEqualTo(2);
        assertThat(conduct(2025)).bodyJson().extractingPath("$.inspections").isEqualTo(0);
        assertThat(as(clerk).get("/insurance/employer-inspections?overdue=true")).bodyJson()
                .extractingPath("$.items[0].id").isEqualTo(id);

        MvcTestResult mended = mend(id, "2026-03-20");

        assertThat(mended).bodyJson().extractingPath("$.mendedOn").isEqualTo("2026-03-20");
        assertThat(mend(id, "2026-03-20")).as("the same again").hasStatusOk();
        assertProblem(mend(id, "2026-03-21"), 409, "already-mended");
        assertThat(conduct(2026)).bodyJson().extractingPath("$.leaveImplemented").isEqualTo(true);
        assertThat(conduct(2026)).bodyJson().extractingPath("$.breaches").isEqualTo(2);
        assertThat(as(clerk).get("/insurance/employer-inspections")).bodyJson().extractingPath("$.items").asArray().isEmpty();
    }

    @Test
    void an_inspection_sent_twice_is_one() {
        String id = id(inspect(BREACH));

        assertThat(id(inspect(BREACH))).isEqualTo(id);
        assertThat(as(clerk).get(employer + "/inspections")).bodyJson().extractingPath("$").asArray().hasSize(1);
    }

    @Test
    void a_wrong_day_or_deadline_is_named() {
        assertFieldProblem(inspect(BREACH.replace("2026-03-02", "2999-01-01")), "inspectedOn", "not-in-future");
        assertFieldProblem(inspect(BREACH.replace("2026-04-01", "2026-03-01")), "mendBy", "not-before");
        assertFieldProblem(inspect(BREACH.replace("\"leave-refused\", \"allowance-withheld\"", "")), "mendBy", "only-with-breach");
        assertFieldProblem(inspect(BREACH.replace(",\n \"mendBy\": \"2026-04-01\"", "")), "mendBy", "needed-with-breach");
        assertProblem(inspect(BREACH.replace("leave-refused", "bad-manners")), 422, "invalid-request");

        String good = id(inspect(BREACH.replace("\"leave-refused\", \"allowance-withheld\"", "").replace(",\n \"mendBy\": \"2026-04-01\"", "")));
        assertProblem(mend(good, "2026-03-20"), 409, "no-breach-to-mend");
        assertFieldProblem(mend(id(inspect(BREACH)), "2026-03-01"), "mendedOn", "not-before");
        assertProblem(mend("01900000-0000-7000-8000-000000000000", "2026-03-20"), 404, "employer-inspection-not-found");
        assertProblem(as(clerk).with("Idempotency-Key", "clerk").post(employer + "/inspections", BREACH), 403, "permission-missing");
    }

    @Test
    void another_city_sees_nothing_of_it() {
        int other = InsuranceWorld.city(province, "insurance");
        CoreDatabase.assign(other, "caseworker-" + other, "CASEWORKER");
        String id = id(inspect(BREACH));

        assertThat(as("caseworker-" + other).get("/insurance/employer-inspections")).bodyJson()
                .extractingPath("$.items").asArray().isEmpty();
        assertProblem(as("caseworker-" + other).get(employer + "/inspections"), 404, "employer-not-found");
        assertProblem(as("caseworker-" + other).put("/insurance/employer-inspections/" + id + "/mending",
                "{\"mendedOn\": \"2026-03-20\", \"how\": \"x\"}"), 404, "employer-inspection-not-found");
    }

    /** The same inspection is sent under the same key. */
    private MvcTestResult inspect(String body) {
        return as(caseworker).with("Idempotency-Key", "inspection-" + body.hashCode()).post(employer + "/inspections", body);
    }

    private MvcTestResult mend(String id, String day) {
        return as(caseworker).put("/insurance/employer-inspections/" + id + "/mending", "{\"mendedOn\": \"" + day + "\", \"how\": \"补足产假与津贴\"}");
    }

    private MvcTestResult conduct(int year) {
        return as(clerk).get(employer + "/conduct/" + year);
    }

    private static String id(MvcTestResult inspection) {
        assertThat(inspection).hasStatus(201);
        return ChildcareCity.text(inspection, "$.id");
    }
}
