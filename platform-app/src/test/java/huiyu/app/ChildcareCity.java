package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.party.TestNumbers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A city that runs childcare by the national norms, with Jiangxi's voucher, its staff, and nurseries with systems of their own. */
final class ChildcareCity {

    final int id;
    final String code;
    final LocalDate today = LocalDate.now(FundFixture.CHINA);
    private final MockMvcTester mvc;

    ChildcareCity(MockMvcTester mvc) {
        this(mvc, List.of("cn-national", "jiangxi"));
    }

    /** For what asks no policy: adopting one takes seconds. */
    static ChildcareCity withoutPolicy(MockMvcTester mvc) {
        return new ChildcareCity(mvc, List.of());
    }

    private ChildcareCity(MockMvcTester mvc, List<String> packs) {
        this.mvc = mvc;
        id = InsuranceWorld.city(CoreDatabase.createProvince(), "childcare");
        code = CoreDatabase.divisionCode(id);
        CoreDatabase.assign(id, "admin-" + id, "TENANT_ADMIN");
        CoreDatabase.assign(id, "caseworker-" + id, "CASEWORKER");
        CoreDatabase.assign(id, "reviewer-" + id, "REVIEWER");
        CoreDatabase.assign(id, "finance-" + id, "FINANCE_OFFICER");
        CoreDatabase.assign(id, "ann-" + id, "POLICY_OFFICER");
        CoreDatabase.assign(id, "ben-" + id, "POLICY_OFFICER");
        packs.forEach(this::adopt);
        ok(as("admin").put("/childcare/institution-types/community", "{\"nameZh\": \"社区托育\", \"nameEn\": \"Community\", \"inclusive\": true}"), 200);
    }

    private void adopt(String pack) {
        String proposal = text(ok(as("ann").post("/packs/" + pack + "/proposals", "{\"reason\": \"实施\"}"), 201), "$.id");
        ok(as("ann").post("/proposals/" + proposal + "/checks", null), 200);
        ok(as("ann").post("/proposals/" + proposal + "/submission", "{\"acknowledgement\": \"省级标准在本市试行\"}"), 200);
        ok(as("ben").post("/proposals/" + proposal + "/approval", "{\"reason\": \"同意\"}"), 200);
    }

    Asking as(String role) {
        return new Asking(mvc, TestTokens.person(role + "-" + id)).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    /** The institution's own system. */
    Asking system(String institution) {
        return new Asking(mvc, TestTokens.client(client(institution))).with("Idempotency-Key", UUID.randomUUID().toString());
    }

    private String client(String institution) {
        return (institution + "-" + id).toLowerCase(java.util.Locale.ROOT);
    }

    /** Registered, with places of one age group; not filed yet. */
    void register(String institution, int places) {
        InsuranceWorld.client(id, client(institution));
        ok(as("admin").put("/childcare/institutions/" + institution,
                """
                {"nameZh": "托育园", "nameEn": "Nursery", "type": "community", "operatorCreditCode": "%s", "operatorName": "连锁托育公司",
                 "divisionCode": "%s", "address": "某路 1 号", "latitude": 36.651, "longitude": 117.12, "clientId": "%s"}"""
                        .formatted(InsuranceWorld.creditCode(), code, client(institution))), 200);
        ok(system(institution).put("/childcare/institutions/" + institution + "/capacities/toddler_12_24m/2025-01-01",
                "{\"places\": %d, \"childrenPerCarer\": 5}".formatted(places)), 200);
    }

    void file(String institution) {
        String filing = text(ok(system(institution).post("/childcare/institutions/" + institution + "/filings",
                """
                {"submittedOn": "%s", "handedIn": ["business_licence", "premises", "fire_safety", "health_assessment", "staff_qualifications"]}"""
                        .formatted(today)), 201), "$.id");
        ok(as("reviewer").post("/childcare/filings/" + filing + "/decision", "{\"accepted\": true}"), 200);
    }

    /** A child of this age in months. */
    String child(int months) {
        LocalDate born = today.minusMonths(months).minusDays(3);
        return text(ok(as("caseworker").post("/people/families",
                """
                {"source": "declared",
                 "child": {"name": "小满", "identifiers": [{"kind": "birth-certificate", "number": "%s"}],
                           "facts": [{"attribute": "birth_date", "value": "%s"}]},
                 "relatives": [{"kin": "mother", "person": {"name": "李梅", "identifiers": [{"kind": "citizen-id", "number": "%s"}]}}]}"""
                        .formatted(TestNumbers.certificate(), born, TestNumbers.citizenId(LocalDate.of(1994, 2, 3)))), 200), "$.childId");
    }

    MvcTestResult enrol(String institution, String child, String service, String from, String to) {
        return system(institution).post("/childcare/enrolments",
                """
                {"institution": "%s", "childId": "%s", "service": "%s", "ageGroup": "toddler_12_24m", "validFrom": "%s"%s}"""
                        .formatted(institution, child, service, from, to == null ? "" : ", \"validTo\": \"" + to + "\""));
    }

    static MvcTestResult ok(MvcTestResult result, int status) {
        assertThat(result.getResponse().getStatus()).as(body(result)).isEqualTo(status);
        return result;
    }

    static String text(MvcTestResult result, String path) {
        return JsonPath.read(body(result), path).toString();
    }

    static String body(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
