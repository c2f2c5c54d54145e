package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.access.TestTokens;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.indicator.FigureWork;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two cities of one province: every figure of childcare is what somebody gets who counts the tables by other words, leads to
 * as many records, and reaches a district's desk, the city's and the province's as far as each may see.
 */
class ChildcareFiguresTest extends PlatformTest {

    private static final YearMonth MONTH = YearMonth.now(FundFixture.CHINA).minusMonths(1);
    private static final String LAST = MONTH.atEndOfMonth().toString();
    private static final DSLContext OWNER = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
    private static final String EAST = "999101";
    private static final String WEST = "999102";

    private static ChildcareCity city;
    private static ChildcareCity neighbour;

    @Autowired
    private FigureWork figures;

    @BeforeEach
    void sevenChildrenInTwoDistrictsAndSixNextDoor() {
        if (city != null) {
            return;
        }
        city = new ChildcareCity(mvc);
        neighbour = ChildcareCity.withoutPolicy(mvc, city.province);
        CoreDatabase.assign(city.province, "auditor-" + city.province, "AUDITOR");
        city.read("childcare.guide_price", "{\"full_day\": 2000, \"half_day\": 1200}", LocalDate.of(2020, 1, 1));
        ok(city.as("admin").put("/childcare/institution-types/private", "{\"nameZh\": \"民办\", \"nameEn\": \"Private\", \"inclusive\": false}"), 200);
        for (String district : List.of(EAST, WEST)) {
            OWNER.execute(
                    """
                    with unit as (select uuidv7() as id)
                    insert into core.org_unit (tenant_id, id, division_code, level, name_zh, name_en, lineage)
                    select ?, id, ?, 'district', '某区', 'A district', array[id] from unit""",
                    city.id, district);
        }
        people(EAST, 200_000, 4_000);
        people(WEST, 100_000, 3_000);
        nursery(city, "EAST-1", EAST, "community", 20, 6);
        nursery(city, "WEST-1", WEST, "private", 10, 1);
        nursery(neighbour, "NEXT-1", neighbour.code, "community", 15, 6);
        price("EAST-1", "full_day", 180_000);
        price("EAST-1", "half_day", 120_000);
        price("WEST-1", "full_day", 260_000);
        price("WEST-1", "holiday", 50_000);
        redeemTwo();
        String first = OWNER.fetchSingle("select child_id::text from childcare.enrolment where tenant_id = ? order by id limit 1", city.id).get(0, String.class);
        city.comes("EAST-1", first, city.workingDays(MONTH));
        ok(city.system("EAST-1").put("/childcare/institutions/EAST-1/months/" + MONTH, null), 200);
        for (ChildcareCity each : List.of(city, neighbour)) {
            ok(each.as("admin").post("/indicator-runs", "{\"month\": \"" + MONTH + "\"}"), 202);
        }
        figures.run();
    }

    @Test
    void every_indicator_is_what_another_count_gives() {
        String filed = "exists (select from childcare.filing f where f.institution_id = i.id and f.status = 'filed' and f.decided_on <= date '" + LAST + "')";
        String placesOf = "select sum(c.places) from childcare.capacity c join childcare.institution i on i.id = c.institution_id where i.tenant_id = %d and " + filed;
        assertThat(cell("childcare.places", "")).isEqualTo(counted(placesOf) + "/300000");
        assertThat(cell("childcare.places", EAST)).isEqualTo(counted(placesOf + " and i.division_code = '" + EAST + "'") + "/200000");
        assertThat(cell("childcare.places-by-type", "private"))
                .isEqualTo(counted(placesOf + " and i.type_code = 'private'") + "/" + counted(placesOf));
        assertThat(cell("childcare.covered-districts", "")).isEqualTo("1/2");
        String enrolled = "select count(distinct e.child_id) from childcare.enrolment e join childcare.institution i on i.id = e.institution_id"
                + " where e.tenant_id = %d and e.valid_from <= date '" + LAST + "' and coalesce(e.valid_to, 'infinity') >= date '" + LAST + "' and " + filed;
        assertThat(cell("childcare.enrolled-children", "")).isEqualTo(counted(enrolled) + "/7000").isEqualTo("7/7000");
        assertThat(cell("childcare.enrolled-children", WEST)).isEqualTo("1/3000");
        String fees = "from childcare.price p join childcare.institution i on i.id = p.institution_id where p.tenant_id = %d and p.service = 'full_day' and " + filed;
        assertThat(cell("childcare.average-fee", "full_day"))
                .isEqualTo(counted("select sum(p.monthly_fen) " + fees) + "/" + counted("select count(*) " + fees)).isEqualTo("440000/2");
        assertThat(cell("childcare.fee-against-guide-price", "full_day"))
                .isEqualTo(counted("select sum(p.monthly_fen) " + fees) + "/" + counted("select 200000 * count(*) " + fees)).isEqualTo("440000/400000");
        assertThat(cell("childcare.fee-against-guide-price", "half_day")).isEqualTo("120000/120000");
        assertThat(cells(city, "childcare.fee-against-guide-price")).as("no guide price for holidays").hasSize(2);
        String used = "from childcare.voucher_use where tenant_id = %d and to_char(used_on, 'YYYY-MM') = '" + MONTH + "'";
        assertThat(cell("childcare.voucher-use", "")).isEqualTo(counted("select sum(paid_fen) " + used) + "/" + counted("select count(distinct voucher_id) " + used))
                .isEqualTo("25000/2");
        assertThat(cell("childcare.subsidised-children", ""))
                .isEqualTo(counted("select count(distinct child_id) from childcare.child_month where tenant_id = %d and superseded_at is null and units > 0") + "/7");
        assertThat(JsonPath.<List<String>>read(body(ok(city.as("auditor").get("/indicators"), 200)), "$[?(@.module == 'childcare')].code"))
                .as("each of them is counted above").hasSize(8);
    }

    @Test
    void every_figure_leads_to_as_many_records_and_a_district_to_its_own() {
        assertThat(records("auditor", "childcare.enrolled-children", "", "")).hasSize(7);
        assertThat(records("auditor", "childcare.enrolled-children", EAST, "")).hasSize(6);
        assertThat(records("auditor", "childcare.places", "", "")).hasSize(2);
        assertThat(records("auditor", "childcare.places-by-type", "private", "")).hasSize(1);
        assertThat(records("auditor", "childcare.covered-districts", "", "")).hasSize(1);
        assertThat(records("auditor", "childcare.average-fee", "full_day", "")).hasSize(2);
        assertThat(records("auditor", "childcare.fee-against-guide-price", "half_day", "")).hasSize(1);
        assertThat(records("auditor", "childcare.voucher-use", "", "jiangxi-childcare-voucher")).hasSize(2);
        assertThat(records("auditor", "childcare.subsidised-children", "", "")).hasSize(1);

        CoreDatabase.assign(city.id, "west-" + city.id, "AUDITOR");
        OWNER.execute(
                """
                update core.staff_assignment a set org_unit_id = u.id from core.org_unit u, core.staff_member m
                 where u.tenant_id = a.tenant_id and u.division_code = ? and m.tenant_id = a.tenant_id and m.id = a.staff_id and m.username = ?""",
                WEST, "west-" + city.id);
        assertThat(records("west", "childcare.enrolled-children", "", "")).as("of seven, the one of the district").hasSize(1);
        assertThat(records("west", "childcare.enrolled-children", EAST, "")).isEmpty();
        assertThat(records("west", "childcare.voucher-use", "", "jiangxi-childcare-voucher")).isEmpty();
    }

    @Test
    void a_city_sees_its_districts_and_a_province_its_cities_and_their_total() {
        assertThat(cells(city, "childcare.enrolled-children")).extracting(cell -> cell.get("slice")).containsExactlyInAnyOrder("", EAST, WEST);

        Asking province = new Asking(mvc, TestTokens.person("auditor-" + city.province));
        List<Map<String, Object>> told = read(province, "childcare.enrolled-children");
        assertThat(told).as("no district: the total of a city less its other districts would show a small one")
                .extracting(cell -> cell.get("slice")).containsOnly("");
        assertThat(told).extracting(cell -> String.valueOf(cell.get("divisionCode")) + " " + cell.get("numerator"))
                .containsExactlyInAnyOrder(city.code + " 7", neighbour.code + " 6", "null 13");
        assertThat(read(province, "childcare.places")).extracting(cell -> cell.get("numerator")).containsExactlyInAnyOrder(30, 15, 45);
        assertThat(province.get("/indicators/childcare.places/records?programme=&slice=&month=" + MONTH)).hasStatus(403);
    }

    private static void nursery(ChildcareCity at, String code, String division, String type, int places, int children) {
        at.register(code, places);
        ok(at.as("admin").put("/childcare/institutions/" + code, at.details(code, 36.6, 117.1)
                .replace("\"divisionCode\": \"" + at.code, "\"divisionCode\": \"" + division).replace("\"type\": \"community", "\"type\": \"" + type)), 200);
        file(at, code);
        for (int child = 0; child < children; child++) {
            ok(at.enrol(code, at.child(15), "full_day", MONTH.atDay(1).toString(), null), 201);
        }
    }

    /** Long ago: a filing of today would not count in the month. */
    private static void file(ChildcareCity at, String code) {
        if (at == city) {
            at.file(code);
        } else {
            OWNER.execute(
                    """
                    insert into childcare.filing (tenant_id, institution_id, submitted_on, handed_in, missing, answer_by, status, decided_on, published_on)
                    select tenant_id, id, date '2024-01-01', '{}', '{}', date '2024-01-08', 'filed', date '2024-01-01', date '2024-01-01'
                      from childcare.institution where tenant_id = ? and code = ?""",
                    at.id, code);
        }
        OWNER.execute("update childcare.filing set decided_on = date '2024-01-01', published_on = date '2024-01-01' where tenant_id = ?", at.id);
    }

    private static void people(String division, int people, int underThree) {
        ok(city.as("caseworker").put("/childcare/population/" + division + "/2024",
                "{\"people\": %d, \"underThree\": %d, \"source\": \"统计公报\"}".formatted(people, underThree)), 200);
    }

    private static void price(String institution, String service, int fen) {
        ok(city.system(institution).put("/childcare/institutions/" + institution + "/prices/" + service + "/2024-01-01", "{\"monthlyFen\": " + fen + "}"), 200);
    }

    /** One used up, one drawn down a little, both at the nursery in the east. */
    private static void redeemTwo() {
        String batch = body(ok(city.as("caseworker").post("/childcare/voucher-batches",
                """
                {"programme": "jiangxi-childcare-voucher", "name": "统计", "validFrom": "%s", "validTo": "%s", "use": "drawn_down", "budgetFen": 40000,
                 "children": ["%s", "%s"]}"""
                        .formatted(MONTH.atDay(1), city.today.plusMonths(3), city.child(14), city.child(14))), 201));
        List<Integer> fees = List.of(30_000, 5_000);
        List<String> vouchers = JsonPath.read(batch, "$.issued[*].voucherId");
        for (int i = 0; i < vouchers.size(); i++) {
            String token = text(ok(city.as("caseworker").get("/childcare/vouchers/" + vouchers.get(i)), 200), "$.token");
            ok(city.system("EAST-1").post("/childcare/voucher-uses",
                    "{\"token\": \"%s\", \"institution\": \"EAST-1\", \"service\": \"full_day\", \"feeFen\": %d, \"usedOn\": \"%s\"}"
                            .formatted(token, fees.get(i), MONTH.atDay(20))), 201);
        }
    }

    /** @param sql with one place for the tenant */
    private static String counted(String sql) {
        return OWNER.fetchSingle(sql.formatted(city.id)).get(0, String.class);
    }

    private static String cell(String indicator, String slice) {
        return cells(city, indicator).stream()
                .filter(cell -> cell.get("slice").equals(slice))
                .map(cell -> cell.get("numerator") + "/" + cell.get("denominator"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Map<String, Object>> cells(ChildcareCity at, String indicator) {
        return read(at.as("auditor"), indicator);
    }

    private static List<Map<String, Object>> read(Asking who, String indicator) {
        return JsonPath.read(body(ok(who.get("/indicators/" + indicator + "/figures?from=" + MONTH + "&to=" + MONTH), 200)), "$.cells");
    }

    private static List<String> records(String who, String indicator, String slice, String programme) {
        return new ArrayList<>(JsonPath.<List<String>>read(body(ok(city.as(who).get("/indicators/" + indicator + "/records?limit=100&month=" + MONTH
                + "&programme=" + programme + "&slice=" + slice), 200)), "$.items[*].id"));
    }
}
