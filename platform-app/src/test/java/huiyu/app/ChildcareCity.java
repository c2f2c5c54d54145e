package huiyu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.job.EventDispatcher;
import huiyu.core.party.TestNumbers;
import huiyu.core.payment.BankSimulator;
import huiyu.policy.pack.PackLibrary;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A city that runs childcare by the national norms, with Jiangxi's voucher, its staff, and nurseries with systems of their own. */
final class ChildcareCity {

    final int province;
    final int id;
    final String code;
    final LocalDate today = LocalDate.now(FundFixture.CHINA);
    private final MockMvcTester mvc;

    ChildcareCity(MockMvcTester mvc) {
        this(mvc, CoreDatabase.createProvince(), List.of("cn-national", "jiangxi"));
    }

    /** For what asks no policy: adopting one takes seconds. */
    static ChildcareCity withoutPolicy(MockMvcTester mvc) {
        return withoutPolicy(mvc, CoreDatabase.createProvince());
    }

    static ChildcareCity withoutPolicy(MockMvcTester mvc, int province) {
        return new ChildcareCity(mvc, province, List.of());
    }

    /** Under a province that has adopted the national policy: with this pack as its own. */
    static ChildcareCity inheriting(MockMvcTester mvc, String pack) {
        int province = CoreDatabase.createProvince();
        CoreDatabase.assign(province, "ann-" + province, "POLICY_OFFICER");
        CoreDatabase.assign(province, "ben-" + province, "POLICY_OFFICER");
        ChildcareCity city = withoutPolicy(mvc, province);
        city.adopt(province, "cn-national");
        city.adopt(city.id, pack);
        return city;
    }

    private ChildcareCity(MockMvcTester mvc, int province, List<String> packs) {
        this.mvc = mvc;
        this.province = province;
        id = InsuranceWorld.city(province, "childcare");
        code = CoreDatabase.divisionCode(id);
        CoreDatabase.assign(id, "admin-" + id, "TENANT_ADMIN");
        CoreDatabase.assign(id, "clerk-" + id, "COUNTER_CLERK");
        CoreDatabase.assign(id, "caseworker-" + id, "CASEWORKER");
        CoreDatabase.assign(id, "colleague-" + id, "CASEWORKER");
        CoreDatabase.assign(id, "reviewer-" + id, "REVIEWER");
        CoreDatabase.assign(id, "auditor-" + id, "AUDITOR");
        CoreDatabase.assign(id, "treasurer-" + id, "FINANCE_OFFICER");
        CoreDatabase.assign(id, "finance-" + id, "FINANCE_OFFICER");
        CoreDatabase.assign(id, "ann-" + id, "POLICY_OFFICER");
        CoreDatabase.assign(id, "ben-" + id, "POLICY_OFFICER");
        packs.forEach(pack -> adopt(id, pack));
        ok(as("admin").put("/childcare/institution-types/community", "{\"nameZh\": \"社区托育\", \"nameEn\": \"Community\", \"inclusive\": true}"), 200);
    }

    private void adopt(int tenant, String pack) {
        decree(tenant, ok(as("ann", tenant).post("/packs/" + pack + "/proposals", "{\"reason\": \"实施\"}"), 201));
    }

    /** Sets a parameter that no document fixes. @param value JSON */
    void read(String parameter, String value, LocalDate from) {
        decree("{\"kind\": \"value\", \"key\": \"%s\", \"content\": {\"value\": %s, \"basis\": \"reading\"}}".formatted(parameter, value), from);
    }

    /** @param changes JSON, separated by commas */
    void decree(String changes, LocalDate from) {
        decree(id, ok(as("ann").post("/proposals",
                """
                {"title": "口径", "reason": "按本市口径执行", "effectiveFrom": "%s", "changes": [%s]}""".formatted(from, changes)), 201));
    }

    private void decree(int tenant, MvcTestResult made) {
        String proposal = text(made, "$.id");
        ok(as("ann", tenant).post("/proposals/" + proposal + "/checks", null), 200);
        ok(as("ann", tenant).post("/proposals/" + proposal + "/submission", "{\"acknowledgement\": \"省级标准在本市试行\"}"), 200);
        ok(as("ben", tenant).post("/proposals/" + proposal + "/approval", "{\"reason\": \"同意\"}"), 200);
    }

    Asking as(String role) {
        return as(role, id);
    }

    private Asking as(String role, int tenant) {
        return new Asking(mvc, TestTokens.person(role + "-" + tenant)).with("Idempotency-Key", UUID.randomUUID().toString());
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
        registerAt(institution, 36.651, 117.12);
        ok(system(institution).put("/childcare/institutions/" + institution + "/capacities/toddler_12_24m/2025-01-01",
                "{\"places\": %d, \"childrenPerCarer\": 5}".formatted(places)), 200);
    }

    void registerAt(String institution, double latitude, double longitude) {
        InsuranceWorld.client(id, client(institution));
        ok(as("admin").put("/childcare/institutions/" + institution, details(institution, latitude, longitude)), 200);
    }

    String details(String institution, double latitude, double longitude) {
        return """
                {"nameZh": "托育园", "nameEn": "Nursery", "type": "community", "operatorCreditCode": "%s", "operatorName": "连锁托育公司",
                 "divisionCode": "%s", "address": "某路 1 号", "latitude": %s, "longitude": %s, "clientId": "%s"}"""
                .formatted(InsuranceWorld.creditCode(), code, latitude, longitude, client(institution));
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
        return child(months, TestNumbers.certificate());
    }

    String child(int months, String certificate) {
        LocalDate born = today.minusMonths(months).minusDays(3);
        return text(ok(as("caseworker").post("/people/families",
                """
                {"source": "declared",
                 "child": {"name": "小满", "identifiers": [{"kind": "birth-certificate", "number": "%s"}],
                           "facts": [{"attribute": "birth_date", "value": "%s"}]},
                 "relatives": [{"kin": "mother", "person": {"name": "李梅", "identifiers": [{"kind": "citizen-id", "number": "%s"}]}}]}"""
                        .formatted(certificate, born, TestNumbers.citizenId(LocalDate.of(1994, 2, 3)))), 200), "$.childId");
    }

    MvcTestResult enrol(String institution, String child, String service, String from, String to) {
        return system(institution).post("/childcare/enrolments",
                """
                {"institution": "%s", "childId": "%s", "service": "%s", "ageGroup": "toddler_12_24m", "validFrom": "%s"%s}"""
                        .formatted(institution, child, service, from, to == null ? "" : ", \"validTo\": \"" + to + "\""));
    }

    MvcTestResult attend(String institution, String child, LocalDate day, boolean present, String reason) {
        String roster = body(ok(system(institution).get("/childcare/institutions/" + institution + "/attendance/" + day), 200));
        String enrolment = JsonPath.<List<String>>read(roster, "$[?(@.childId == '" + child + "')].enrolmentId").getFirst();
        return system(institution).put("/childcare/enrolments/" + enrolment + "/attendance/" + day,
                "{\"present\": %s%s}".formatted(present, reason == null ? "" : ", \"reason\": \"" + reason + "\""));
    }

    void comes(String institution, String child, List<LocalDate> days) {
        days.forEach(day -> ok(attend(institution, child, day, true, null), 204));
    }

    /** As the shipped calendar has them. */
    List<LocalDate> workingDays(YearMonth month) {
        var calendar = PackLibrary.onClassPath().getPack("cn-national").calendar();
        return month.atDay(1).datesUntil(month.plusMonths(1).atDay(1)).filter(calendar::isWorkingDay).toList();
    }

    /** The verdict of whoever's turn it is. */
    MvcTestResult verdict(String role, String caseId) {
        MvcTestResult view = ok(as(role).get("/cases/" + caseId), 200);
        return as(role).post("/tasks/" + text(view, "$.tasks[0].id") + "/verdict",
                "{\"verdict\": \"approve\", \"caseVersion\": %d, \"reason\": \"\"}"
                        .formatted(JsonPath.<Integer>read(body(view), "$.summary.version")));
    }

    /** Runs this month's payments, two people let the files out, the bank pays. */
    void pay(EventDispatcher events) {
        ok(as("finance").post("/payment-runs", "{\"month\": \"%s\"}".formatted(YearMonth.from(today))), 202);
        events.dispatchAll();
        MvcTestResult drafts = ok(as("finance").get("/payment-batches?status=draft"), 200);
        for (String draft : JsonPath.<List<String>>read(body(drafts), "$.items[*].id")) {
            String batch = "/payment-batches/" + draft;
            ok(as("finance").post(batch + "/check", null), 200);
            ok(as("treasurer").post(batch + "/release", null), 200);
            String answer = BankSimulator.answer(body(ok(as("treasurer").get(batch + "/bank-file"), 200)), Map.of());
            ok(mvc.post().uri("/api" + batch + "/bank-answer")
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + TestTokens.person("finance-" + id))
                    .contentType(MediaType.APPLICATION_XML)
                    .content(answer.getBytes(StandardCharsets.UTF_8))
                    .exchange(), 200);
        }
        events.dispatchAll();
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
