package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * A nursery whose rent a district and its city share closes: its child goes on elsewhere with voucher and prepaid fee, what its
 * vouchers paid reaches it, and the rent of the days after its last one comes back.
 */
class NurseryClosureStoryTest extends PlatformTest {

    private static final String RENT = "city-childcare-rent";
    /** Yuan a day: 100 m² at 4.00. */
    private static final long A_DAY_FEN = 400_00;

    private ChildcareCity city;
    private UUID districtFund;
    private UUID cityFund;
    private LocalDate today;

    @BeforeEach
    void aCityThatPaysRentTogetherWithItsDistrict() {
        city = new ChildcareCity(mvc);
        today = city.today;
        city.decree(
                """
                {"kind": "programme", "key": "%s", "content": {
                  "name": {"zh": "租金补贴", "en": "Rent subsidy"}, "family": "childcare-rent", "subject": "institution",
                  "conditions": [{"fact": {"key": "institution.filed", "one_of": ["true"], "when": "each_day", "reason": "NOT_FILED"}}],
                  "components": [{"code": "rent", "name": {"zh": "租金", "en": "Rent"},
                    "shape": {"measured@1": {"amount": 5.00, "actual": "institution.cost.rent_per_m2_day",
                                             "of": ["institution.quantity.area_m2"], "days": true}}}],
                  "funders": [{"party": "district", "share": 0.3}, {"party": "city"}],
                  "reasons": {"NOT_FILED": {"zh": "未备案", "en": "Not filed"}}}}"""
                        .formatted(RENT),
                LocalDate.of(today.getYear(), 1, 1));
        FundFixture funds = new FundFixture();
        districtFund = funds.createFund(city.id, "rent-district", Funder.DISTRICT, RENT, today.getYear(), "30000.00");
        cityFund = funds.createFund(city.id, "rent-city", Funder.CITY, RENT, today.getYear(), "30000.00");
        funds.createFund(city.id, "voucher", Funder.CITY, "jiangxi-voucher-settlement", today.getYear(), "1000.00");
        for (String code : List.of("CLOSES", "GOES-ON")) {
            city.register(code, 10);
            city.file(code);
            DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES).execute(
                    "update childcare.filing set decided_on = date '2024-01-01', published_on = date '2024-01-01' where tenant_id = ?", city.id);
        }
    }

    @Test
    void nobody_is_enrolled_at_an_age_at_which_children_go_to_school() {
        MvcTestResult pupil = city.enrol("CLOSES", city.child(72), "full_day", today.toString(), null);
        assertProblem(pupil, 422, "invalid-request");
        assertThat(text(pupil, "$.errors[0].rule")).isEqualTo("too-old");
        ok(city.enrol("CLOSES", city.child(71), "full_day", today.toString(), null), 201);
    }

    @Test
    void two_funders_share_its_rent_and_after_its_last_day_everybody_is_settled_with() {
        String file = paidItsRent();
        long wholeMonth = today.lengthOfMonth() * A_DAY_FEN;
        assertThat(paid(districtFund)).isEqualTo(wholeMonth * 3 / 10);
        assertThat(paid(cityFund)).isEqualTo(wholeMonth * 7 / 10);

        String child = city.child(15);
        String enrolment = text(ok(city.enrol("CLOSES", child, "full_day", today.withDayOfMonth(1).toString(), null), 201), "$.id");
        String fee = text(ok(city.system("CLOSES").post("/childcare/institutions/CLOSES/prepaid-fees",
                "{\"childId\": \"%s\", \"paidFen\": 600000, \"paidOn\": \"%s\"}".formatted(child, today)), 201), "$.id");
        String token = voucherOf(child);
        ok(redeem(token, "CLOSES", 15_000), 201);

        ok(city.system("CLOSES").put("/childcare/institutions/CLOSES/closure", "{\"lastDay\": \"%s\", \"reason\": \"租约到期\"}".formatted(today)), 200);
        MvcTestResult open = city.as("caseworker").put("/childcare/institutions/CLOSES/closure/completion", null);
        assertProblem(open, 409, "closure-open");
        assertThat(text(open, "$.detail")).contains("1 children to be placed", "1 prepaid fees", "vouchers of 15000 fen");

        ok(city.as("caseworker").post("/childcare/institutions/CLOSES/placements",
                "{\"enrolmentId\": \"%s\", \"institution\": \"GOES-ON\", \"from\": \"%s\"}".formatted(enrolment, today.plusDays(1))), 201);
        ok(city.system("CLOSES").put("/childcare/institutions/CLOSES/prepaid-fees/" + fee + "/settlement", "{\"usedFen\": 400000, \"how\": \"transferred\"}"), 200);
        ok(city.as("finance").post("/childcare/institutions/CLOSES/voucher-settlements", "{\"upTo\": \"" + today + "\"}"), 201);
        ok(city.as("caseworker").put("/childcare/institutions/CLOSES/closure/completion", null), 200);
        assertThat(text(ok(redeem(token, "GOES-ON", 9_000), 201), "$.paidFen")).as("what its family still has, at the next one").isEqualTo("5000");

        events.dispatchAll();
        decideAll();
        city.pay(events);
        assertThat(paidTo(file)).as("the vouchers are paid out to a nursery that has closed").isEqualTo(wholeMonth + 15_000);
        long afterwards = (today.lengthOfMonth() - today.getDayOfMonth()) * A_DAY_FEN;
        List<Integer> owed = JsonPath.read(body(ok(city.as("finance").get("/recoveries?subjectId=" + file), 200)), "$.items[*].balanceFen");
        assertThat(owed.stream().mapToLong(Integer::longValue).sum()).as("rent of the days after the last").isEqualTo(afterwards);
    }

    /** Its whole month's, by both funders. @return its file */
    private String paidItsRent() {
        String month = "\"validFrom\": \"%s\", \"validTo\": \"%s\", \"document\": \"租赁合同\"".formatted(today.withDayOfMonth(1), today.withDayOfMonth(today.lengthOfMonth()));
        ok(city.as("caseworker").put("/childcare/institutions/CLOSES/facts/quantity.area_m2", "{\"value\": 100, " + month + "}"), 200);
        ok(city.as("caseworker").put("/childcare/institutions/CLOSES/facts/cost.rent_per_m2_day", "{\"value\": \"4.00\", " + month + "}"), 200);
        String account = "{\"holder\": \"托育园\", \"number\": \"3700001234509876\", \"bankCode\": \"102451000017\"}";
        String file = text(ok(city.system("CLOSES").put("/childcare/institutions/CLOSES/account", account), 200), "$.organisationId");
        ok(city.system("CLOSES").post("/childcare/institutions/CLOSES/subsidies", "{\"programme\": \"" + RENT + "\"}"), 201);
        events.dispatchAll();
        decideAll();
        city.pay(events);
        return file;
    }

    private void decideAll() {
        MvcTestResult subsidies = ok(city.as("auditor").get("/childcare/institutions/CLOSES/subsidies"), 200);
        for (String caseId : JsonPath.<List<String>>read(body(subsidies), "$[*].caseId")) {
            ok(city.verdict("colleague", caseId), 200);
            ok(city.verdict("reviewer", caseId), 200);
        }
        events.dispatchAll();
    }

    private String voucherOf(String child) {
        String id = text(ok(city.as("caseworker").post("/childcare/voucher-batches",
                """
                {"programme": "jiangxi-childcare-voucher", "name": "托育券", "validFrom": "%s", "validTo": "%s", "use": "drawn_down", "budgetFen": 20000,
                 "children": ["%s"]}"""
                        .formatted(today, today.plusMonths(3), child)), 201), "$.issued[0].voucherId");
        return text(ok(city.as("caseworker").get("/childcare/vouchers/" + id), 200), "$.token");
    }

    private MvcTestResult redeem(String token, String institution, long fee) {
        return city.system(institution).post("/childcare/voucher-uses",
                "{\"token\": \"%s\", \"institution\": \"%s\", \"service\": \"full_day\", \"feeFen\": %d, \"usedOn\": \"%s\"}".formatted(token, institution, fee, today));
    }

    private long paid(UUID fund) {
        return new FundFixture().balance(city.id, fund).paidFen();
    }

    private long paidTo(String file) {
        return JsonPath.<List<Integer>>read(
                        body(ok(city.as("auditor").get("/payment-lines?limit=100&subjectId=" + file), 200)), "$.items[?(@.status == 'paid')].amountFen")
                .stream()
                .mapToLong(Integer::longValue)
                .sum();
    }
}
