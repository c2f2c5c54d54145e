package huiyu.standalone.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A list of civil affairs, and somebody whose own cost passes the city's threshold, so that a warning is open: Jinan's shipped
 * policy has no rule for an employee's stay in hospital.
 */
final class AssistanceDemo {

    private static final String THRESHOLD = "assistance.monitoring.threshold";
    private static final String ILL = "370103196208030280";
    private static final String LISTED = "370103195804120261";

    private final BiFunction<String, String, Api> login;
    private final LocalDate today;

    AssistanceDemo(BiFunction<String, String, Api> login, LocalDate today) {
        this.login = login;
        this.today = today;
    }

    void create(InsuranceDemo.City city, Api admin, Api clerk) {
        admin.put("/assistance/status-kinds/dibao", Map.of(
                "nameZh", "最低生活保障对象", "nameEn", "Subsistence allowance", "source", "civil-affairs"));
        clerk.upload("POST", "/assistance/status-imports?reference=demo-2026-01",
                "kind,number,name,status,from,to\ncitizen-id," + LISTED + ",赵德顺,dibao," + today.getYear() + "-01-01,\n");
        threshold(city);
        InsuranceDemo.there(() -> clerk.postOnce("/insurance/enrolments", "demo-ill", Map.of(
                "person", InsuranceDemo.number(ILL), "name", "钱桂英", "kind", "employee", "insuredYear", today.getYear(), "employer",
                city.creditCode(), "paidOn", today.getYear() + "-01-01", "individualFen", 0, "fiscalFen", 0, "coverFrom",
                today.getYear() + "-01-01")));
        InsuranceDemo.there(() -> clerk.post("/insurance/settlements", Map.of(
                "institution", "H" + city.code() + "0001", "number", "DEMO-2", "person", InsuranceDemo.number(ILL), "kind", "inpatient",
                "admitted", today.minusDays(6).toString(), "discharged", today.toString(), "totalFen", 3_000_000, "inScopeFen", 2_800_000)));
    }

    /** A value the shipped policy leaves to the city; 5,000 is made up. */
    private void threshold(InsuranceDemo.City city) {
        Api proposer = login.apply(city.name() + "-policy1", city.code());
        if (proposer.get("/parameters/" + THRESHOLD).path("current").hasNonNull("value")) {
            return;
        }
        String id = proposer.postOnce("/proposals", "demo-threshold", Map.of(
                        "title", "演示:动态监测预警线", "reason", "演示", "effectiveFrom", today.toString(), "changes", List.of(Map.of(
                                "kind", "value", "key", THRESHOLD, "content", Map.of("value", "5000.00", "basis", "reading")))))
                .get("id")
                .asString();
        PolicyLoading.carry(id, THRESHOLD, proposer, login.apply(city.name() + "-policy2", city.code()));
    }
}
