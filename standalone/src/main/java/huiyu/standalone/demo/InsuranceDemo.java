package huiyu.standalone.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A small city of insurance, twice: a hospital, an employer, a catalogue, insured people, a pregnancy and its delivery. In
 * Jinan the allowance waits for the employer's wage; in Fuzhou, which ships no layer of settlement, the bill is recorded and
 * the allowance decided. People, numbers and prices are made up.
 */
final class InsuranceDemo {

    /**
     * @param name what its accounts begin with
     * @param settles whether its policy has a layer that pays for deliveries
     */
    record City(
            String code, String province, String district, String name, String hospital, String creditCode, String mother,
            String motherName, boolean settles) {}

    static final List<City> CITIES = List.of(
            new City("370100", "370000", "370102", "jinan", "济南市妇幼保健院(演示)", "91370100MADEM00017", "370102199306150240", "孙雅静", true),
            new City("350100", "350000", "350102", "fuzhou", "福州市妇幼保健院(演示)", "91350100MADEM00022", "350102199211200248", "林若兰", false));

    private static final String CATALOGUE =
            """
            code,name,kind,self_pay,ceiling
            F-0101,顺产接生,service,0,3200.00
            S-0001,床位费,service,0,35.00
            X-0101,缩宫素注射液,drug,0.1,
            Z-0001,特需病房,service,1,
            """;

    private final BiFunction<String, String, Api> login;
    private final LocalDate today;

    /** @param login gives the API as a person (username) in a tenant (division code) */
    InsuranceDemo(BiFunction<String, String, Api> login, LocalDate today) {
        this.login = login;
        this.today = today;
    }

    void create(City city) {
        Api clerk = login.apply(city.name() + "-clerk", city.code());
        Api admin = login.apply(city.name() + "-admin", city.code());
        login.apply("policy1", city.province())
                .upload("PUT", "/insurance/catalogues/demo/" + yearStart() + "?document=demo", CATALOGUE);
        designate(city, admin);
        clerk.put("/insurance/employers/" + city.creditCode(), Map.of(
                "name", "演示制造有限公司", "clientId", city.code() + "-employer"));
        if (!city.settles()) {
            clerk.put("/insurance/employers/" + city.creditCode() + "/wages/" + (today.getYear() - 1), Map.of(
                    "averageMonthlyFen", 600_000, "headcount", 40));
        }
        fund(city);
        enrol(city, clerk);
        deliver(city, clerk);
        if (city.settles()) {
            new AssistanceDemo(login, today).create(city, admin, clerk);
        }
    }

    private String yearStart() {
        return LocalDate.of(today.getYear(), 1, 1).toString();
    }

    private static String hospitalOf(City city) {
        return "H" + city.code() + "0001";
    }

    private void designate(City city, Api admin) {
        String path = "/insurance/institutions/" + hospitalOf(city);
        admin.put(path, Map.of(
                "nameZh", city.hospital(), "nameEn", "Maternity hospital (demo)", "clientId", city.code() + "-hospital"));
        admin.put(path + "/terms/" + yearStart(), Map.of("level", 3, "divisionCode", city.district(), "contract", "DEMO-001"));
    }

    private void fund(City city) {
        Api finance = login.apply(city.name() + "-finance1", city.code());
        String fund = finance.post("/funds", Map.of(
                        "code", "YB-MATERNITY", "nameZh", "生育保险基金(演示)", "nameEn", "Maternity insurance fund (demo)", "fiscalYear",
                        today.getYear(), "funder", "insurance", "programmes",
                        city.settles() ? List.of("jinan-maternity-delivery", "cn-maternity-allowance") : List.of("cn-maternity-allowance"),
                        "debtor", Map.of("name", "医疗保险基金", "account", "37050161234500000002", "bank", "105451000001")))
                .get("id")
                .asString();
        finance.postOnce("/funds/" + fund + "/allocations", "demo-maternity", Map.of("amountFen", 10_000_000, "document", "演示:年度预算"));
    }

    private void enrol(City city, Api clerk) {
        there(() -> clerk.postOnce("/insurance/enrolments", "demo-mother", Map.of(
                "person", number(city.mother()), "name", city.motherName(), "kind", "employee", "insuredYear", today.getYear(), "employer",
                city.creditCode(), "paidOn", yearStart(), "individualFen", 0, "fiscalFen", 0, "coverFrom", yearStart())));
    }

    private void deliver(City city, Api clerk) {
        LocalDate born = today.minusDays(1);
        clerk.post("/insurance/prenatal-registrations", Map.of(
                "person", number(city.mother()), "name", city.motherName(), "registeredOn", born.minusDays(200).toString(), "expectedOn",
                born.plusDays(5).toString(), "institution", hospitalOf(city)));
        there(() -> clerk.post("/insurance/settlements", Map.of(
                "institution", hospitalOf(city), "number", "DEMO-1", "person", number(city.mother()), "kind", "delivery", "admitted",
                born.toString(), "discharged", today.toString(), "children", 1, "attributes", Map.of("delivery_date", born.toString()),
                "lines", List.of(
                        line("F-0101", born, "1", 320_000), line("S-0001", born, "2", 8_000), line("X-0101", born, "2", 9_600),
                        line("Z-0001", born, "1", 80_000)))));
    }

    private static Map<String, Object> line(String code, LocalDate day, String quantity, long fen) {
        return Map.of("code", code, "day", day.toString(), "quantity", quantity, "amountFen", fen);
    }

    static Map<String, Object> number(String citizenId) {
        return Map.of("kind", "citizen-id", "number", citizenId);
    }

    /** What was made by an earlier try, on an earlier day even, stays as it is. */
    static void there(Runnable step) {
        try {
            step.run();
        } catch (ApiProblem conflict) {
            if (conflict.status() != 409) {
                throw conflict;
            }
        }
    }
}
