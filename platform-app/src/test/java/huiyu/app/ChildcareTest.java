package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** a nursery's life over HTTP, played by its own system: filed, full, redeeming vouchers, drawn for inspection. */
class ChildcareTest extends PlatformTest {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    /** One for all tests: adopting a policy runs all its cases. Each test has nurseries of its own. */
    private static ChildcareCity city;

    private final String number = String.format("%03d", NEXT.getAndIncrement());
    private final String a = "NURSERY-" + number + "-A";
    private final String b = "NURSERY-" + number + "-B";

    @BeforeEach
    void aCity() {
        city = city == null ? new ChildcareCity(mvc) : city;
    }

    @Test
    void a_filing_lacks_what_was_not_handed_in_and_is_published_once_complete() {
        city.register(a, 10);
        MvcTestResult poor = ok(city.system(a).post("/childcare/institutions/" + a + "/filings",
                "{\"submittedOn\": \"2026-04-29\", \"handedIn\": [\"business_licence\", \"premises\"]}"), 201);
        assertThat(JsonPath.<List<String>>read(body(poor), "$.missing")).containsExactly("fire_safety", "health_assessment", "staff_qualifications");
        assertThat(text(poor, "$.answerBy")).as("five working days over Labour Day, 9 May being one").isEqualTo("2026-05-09");

        String id = text(poor, "$.id");
        assertProblem(city.as("reviewer").post("/childcare/filings/" + id + "/decision", "{\"accepted\": true}"), 409, "filing-incomplete");
        assertProblem(city.system(a).post("/childcare/institutions/" + a + "/filings",
                "{\"submittedOn\": \"2026-04-30\", \"handedIn\": []}"), 409, "filing-open");
        ok(city.as("reviewer").post("/childcare/filings/" + id + "/decision", "{\"accepted\": false}"), 200);
        assertFieldProblem(city.system(a).post("/childcare/institutions/" + a + "/filings",
                "{\"submittedOn\": \"2026-04-30\", \"handedIn\": [\"a_bribe\"]}"), "handedIn", "unknown-checklist-item");
        assertThat(text(city.as("admin").get("/childcare/institutions/" + a), "$.filed")).isEqualTo("false");

        city.file(a);

        assertThat(text(city.as("admin").get("/childcare/institutions/" + a), "$.filed")).isEqualTo("true");
        assertThat(text(city.as("admin").get("/childcare/institutions/" + a + "/filings"), "$[0].publishedOn")).isEqualTo(city.today.toString());
        assertThat(text(city.as("admin").get("/childcare/institutions/" + a + "?on=2026-01-01"), "$.filed")).isEqualTo("false");
    }

    @Test
    void an_institution_s_system_acts_for_itself_only_and_names_are_checked() {
        city.register(a, 10);
        city.register(b, 10);

        assertProblem(city.system(b).put("/childcare/institutions/" + a + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 1}"), 403, "not-own-institution");
        ok(city.system(a).put("/childcare/institutions/" + a + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 180000}"), 200);
        assertProblem(city.system(a).put("/childcare/institutions/" + a + "/prices/full_day/2026-01-01", "{\"monthlyFen\": 190000}"), 409, "offer-exists");
        assertFieldProblem(city.system(a).put("/childcare/institutions/" + a + "/prices/full_day/2025-01-01", "{\"monthlyFen\": 1}"), "validFrom", "after-last-change");
        MvcTestResult raised = ok(city.system(a).put("/childcare/institutions/" + a + "/prices/full_day/2026-07-01", "{\"monthlyFen\": 200000}"), 200);
        assertThat(text(raised, "$.prices[0].monthlyFen")).isEqualTo("200000");
        MvcTestResult before = city.as("admin").get("/childcare/institutions/" + a + "?on=2026-06-30");
        assertThat(text(before, "$.prices[0].monthlyFen")).isEqualTo("180000");
        assertThat(text(before, "$.prices[0].validTo")).isEqualTo("2026-06-30");
        assertThat(before).bodyJson().doesNotHavePath("$.prices[0].withinGuidePrice");

        MvcTestResult member = ok(city.system(a).post("/childcare/institutions/" + a + "/staff",
                "{\"name\": \"张三\", \"position\": \"carer\", \"qualification\": \"保育师\", \"qualifiedUntil\": \"2026-06-30\","
                        + " \"healthCheckedOn\": \"2025-11-01\", \"validFrom\": \"2025-11-01\"}"), 201);
        assertThat(JsonPath.<List<String>>read(body(member), "$.expired")).containsExactly("qualification", "health-check");
        assertThat(JsonPath.<List<String>>read(body(city.as("admin").get("/childcare/institutions/" + a + "/staff?on=2026-06-30")), "$[0].expired")).isEmpty();
    }

    @Test
    void children_are_enrolled_where_there_is_a_place_and_never_twice_at_once() {
        city.register(a, 2);
        city.register(b, 5);
        String first = city.child(14);
        String second = city.child(15);
        String third = city.child(16);
        ok(city.enrol(a, first, "full_day", "2026-03-01", "2026-08-31"), 201);
        String open = text(ok(city.enrol(a, second, "full_day", "2026-06-01", null), 201), "$.id");

        assertProblem(city.enrol(a, third, "full_day", "2026-05-01", null), 409, "no-place-free");
        ok(city.enrol(a, third, "full_day", "2026-09-01", null), 201);
        assertProblem(city.enrol(b, first, "full_day", "2026-08-31", null), 409, "child-already-enrolled");
        ok(city.enrol(b, first, "full_day", "2026-09-01", null), 201);
        ok(city.enrol(b, second, "late", "2026-09-01", null), 201);
        assertFieldProblem(city.enrol(a, java.util.UUID.randomUUID().toString(), "full_day", "2026-09-01", null), "childId", "unknown-child");
        assertFieldProblem(city.enrol(a, third, "half_day", "2020-01-01", null), "validFrom", "not-before");

        assertThat(occupancy("institution", "2026-07-15")).containsExactly(a + " 2/2", b + " 0/5");
        ok(city.system(a).put("/childcare/enrolments/" + open + "/end", "{\"lastDay\": \"2026-07-14\"}"), 200);
        assertThat(occupancy("institution", "2026-07-15")).containsExactly(a + " 1/2", b + " 0/5");
        assertThat(occupancy("institution", "2026-09-02")).containsExactly(a + " 1/2", b + " 2/5");
        Integer counted = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                .fetchSingle("select count(*)::int from childcare.enrolment where tenant_id = ? and valid_from <= date '2026-09-02' and coalesce(valid_to, 'infinity') >= date '2026-09-02'", city.id)
                .get(0, Integer.class);
        assertThat(occupancy("city", "2026-09-02")).singleElement().asString().contains(" " + counted + "/");
        assertThat(JsonPath.<List<?>>read(body(city.as("admin").get("/childcare/institutions/" + b + "/enrolments?on=2026-09-02")), "$.items")).hasSize(2);
    }

    private List<String> occupancy(String by, String on) {
        List<java.util.Map<String, Object>> rows = JsonPath.read(body(ok(city.as("admin").get("/childcare/occupancy?by=" + by + "&on=" + on), 200)), "$");
        return rows.stream()
                .filter(row -> by.equals("city") || row.get("key").toString().startsWith("NURSERY-" + number))
                .map(row -> row.get("key") + " " + row.get("children") + "/" + row.get("places"))
                .toList();
    }

    @Test
    void one_voucher_presented_fifty_times_at_once_pays_once() throws Exception {
        city.register(a, 10);
        city.file(a);
        String token = voucher("once", city.child(14));

        List<String> answers = atOnce(50, () -> outcome(redeem(token, 150_000)));

        assertThat(answers).filteredOn("201"::equals).hasSize(1);
        assertThat(answers).as("all others are told the same").filteredOn("409 voucher-already-used"::equals).hasSize(49);
        var used = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                .fetchSingle(
                        """
                        select count(*)::int, sum(u.paid_fen)::bigint from childcare.voucher_use u
                          join childcare.institution i on i.tenant_id = u.tenant_id and i.id = u.institution_id
                         where u.tenant_id = ? and i.code = ?""",
                        city.id, a);
        assertThat(used.get(0, Integer.class)).isEqualTo(1);
        assertThat(used.get(1, Long.class)).isEqualTo(20_000);
        assertProblem(redeem(token, 150_000), 409, "voucher-already-used");
        MvcTestResult settled = ok(city.as("finance").post("/childcare/institutions/" + a + "/voucher-settlements", "{\"upTo\": \"" + city.today + "\"}"), 201);
        assertThat(text(settled, "$.paidFen")).isEqualTo("20000");
        assertProblem(city.as("finance").post("/childcare/institutions/" + a + "/voucher-settlements", "{\"upTo\": \"" + city.today + "\"}"), 409, "nothing-to-settle");
    }

    @Test
    void a_voucher_is_drawn_down_extended_replaced_and_void_and_its_token_checks_offline() throws Exception {
        city.register(a, 10);
        String token = voucher("drawn_down", city.child(14));
        assertProblem(redeem(token, 5_000), 409, "institution-not-filed");
        city.file(a);

        MvcTestResult use = ok(redeem(token, 5_000), 201);
        assertThat(text(use, "$.leftFen")).isEqualTo("15000");
        assertFieldProblem(redeem(token.substring(0, token.length() - 4) + "AAAA", 5_000), "token", "token-invalid");
        assertThat(checksOffline(token)).isTrue();

        String id = text(use, "$.voucherId");
        ok(city.as("caseworker").put("/childcare/vouchers/" + id + "/validity", "{\"validTo\": \"" + city.today.plusYears(1) + "\"}"), 200);
        MvcTestResult replaced = ok(city.as("caseworker").put("/childcare/vouchers/" + id + "/replacement", null), 200);
        assertThat(text(replaced, "$.valueFen")).isEqualTo("15000");
        assertThat(text(ok(city.as("caseworker").put("/childcare/vouchers/" + id + "/replacement", null), 200), "$.id")).isEqualTo(text(replaced, "$.id"));
        assertProblem(redeem(token, 5_000), 409, "voucher-void");
        ok(redeem(text(replaced, "$.token"), 5_000), 201);
        ok(city.as("caseworker").put("/childcare/vouchers/" + text(replaced, "$.id") + "/void", null), 200);
        assertProblem(redeem(text(replaced, "$.token"), 5_000), 409, "voucher-void");
        MvcTestResult image = ok(city.as("caseworker").get("/childcare/vouchers/" + text(replaced, "$.id") + "/qr"), 200);
        assertThat(body(image)).startsWith("<svg").contains("viewBox");
    }

    @Test
    void vouchers_never_exceed_their_budget_and_whoever_gets_none_is_told_why() {
        String young = city.child(14);
        String old = city.child(40);

        assertProblem(issue("once", 19_999, young), 409, "voucher-budget-exceeded");
        MvcTestResult batch = ok(issue("once", 20_000, young, old), 201);

        assertThat(text(batch, "$.issuedFen")).isEqualTo("20000");
        assertThat(text(batch, "$.refused[0].childId")).isEqualTo(old);
        assertThat(text(batch, "$.refused[0].reasons[0]")).isEqualTo("AGE_3_REACHED");
    }

    @Test
    void a_newborn_gets_its_voucher_while_the_budget_lasts_and_what_it_paid_reaches_the_nursery_s_account() {
        city.register(a, 10);
        city.file(a);
        new FundFixture().createFund(city.id, "voucher", Funder.CITY, "jiangxi-voucher-settlement", city.today.getYear(), "1000000.00");
        ok(city.as("caseworker").post("/childcare/voucher-batches",
                """
                {"programme": "jiangxi-childcare-voucher", "name": "新生儿", "validFrom": "%s", "validTo": "%s", "use": "drawn_down", "budgetFen": 39999,
                 "bornFrom": "%s"}"""
                        .formatted(city.today, city.today.plusMonths(3), city.today.minusDays(10))), 201);
        String newborn = city.child(0);
        String older = city.child(1);
        events.dispatchAll();
        String next = city.child(0);
        events.dispatchAll();

        MvcTestResult vouchers = ok(city.as("caseworker").get("/childcare/children/" + newborn + "/vouchers"), 200);
        assertThat(text(vouchers, "$[0].valueFen")).isEqualTo("20000");
        assertThat(body(vouchers)).as("one only, however often it is looked at").doesNotContain("},{");
        assertThat(body(city.as("caseworker").get("/childcare/children/" + older + "/vouchers"))).as("born before").isEqualTo("[]");
        assertThat(body(city.as("caseworker").get("/childcare/children/" + next + "/vouchers"))).as("the budget is used up").isEqualTo("[]");

        String account = "{\"holder\": \"托育园\", \"number\": \"3700001234509876\", \"bankCode\": \"102451000017\"}";
        String file = text(ok(city.system(a).put("/childcare/institutions/" + a + "/account", account), 200), "$.organisationId");
        ok(redeem(text(vouchers, "$[0].token"), 15_000), 201);
        ok(city.as("finance").post("/childcare/institutions/" + a + "/voucher-settlements", "{\"upTo\": \"" + city.today + "\"}"), 201);
        events.dispatchAll();
        String caseId = text(ok(city.as("auditor").get("/childcare/institutions/" + a + "/subsidies"), 200), "$[0].caseId");
        ok(city.verdict("colleague", caseId), 200);
        ok(city.verdict("reviewer", caseId), 200);
        events.dispatchAll();
        assertThat(text(ok(city.as("auditor").get("/childcare/institutions/" + a + "/subsidies"), 200), "$[0].grantedFen")).isEqualTo("15000");
        city.pay(events);
        MvcTestResult lines = ok(city.as("auditor").get("/payment-lines?limit=100&subjectId=" + file), 200);
        assertThat(text(lines, "$.items[0].status")).isEqualTo("paid");
        assertThat(text(lines, "$.items[0].amountFen")).isEqualTo("15000");
    }

    @Test
    void a_voucher_that_is_drawn_down_by_twenty_at_once_pays_its_value_and_no_more() throws Exception {
        city.register(a, 10);
        city.file(a);
        String token = voucher("drawn_down", city.child(14));

        List<String> answers = atOnce(20, () -> outcome(redeem(token, 6_000)));

        assertThat(answers).as("three times 60, then the 20 that are left").filteredOn("201"::equals).hasSize(4);
        assertThat(answers).filteredOn("409 voucher-already-used"::equals).hasSize(16);
        assertThat(DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES)
                        .fetch(
                                """
                                select u.paid_fen::int from childcare.voucher_use u join childcare.institution i on i.tenant_id = u.tenant_id and i.id = u.institution_id
                                 where u.tenant_id = ? and i.code = ? order by 1 desc""",
                                city.id, a)
                        .getValues(0, Integer.class))
                .containsExactly(6_000, 6_000, 6_000, 2_000);
    }

    @Test
    void a_programme_has_a_page_for_parents_and_a_code_on_the_poster_leads_there() throws Exception {
        String place = "?divisionCode=" + city.code;
        MvcTestResult page = ok(mvc.get().uri("/api/public/programmes/jiangxi-childcare-voucher/page" + place).exchange(), 200);
        assertThat(page.getResponse().getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(body(page)).contains("谁可领", "江西省托育券", "托育券面值", "<b>200.00</b> CNY/voucher", "China Daily, 19 August 2025")
                .doesNotContain("<script");
        assertProblem(mvc.get().uri("/api/public/programmes/no-such/page" + place).exchange(), 404, "programme-not-found");
        assertProblem(mvc.get().uri("/api/public/programmes/no-such/qr" + place).exchange(), 404, "programme-not-found");

        String svg = body(ok(mvc.get().uri("/api/public/programmes/jiangxi-childcare-voucher/qr" + place).exchange(), 200));

        assertThat(scanned(svg)).isEqualTo("http://localhost/api/public/programmes/jiangxi-childcare-voucher/page" + place);
    }

    /** As a telephone would read it. */
    private static String scanned(String svg) throws Exception {
        var size = java.util.regex.Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(size.find()).isTrue();
        int side = Integer.parseInt(size.group(1));
        int[] pixels = new int[side * side];
        java.util.Arrays.fill(pixels, 0xFFFFFF);
        var dark = java.util.regex.Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (dark.find()) {
            pixels[Integer.parseInt(dark.group(2)) * side + Integer.parseInt(dark.group(1))] = 0;
        }
        var image = new com.google.zxing.BinaryBitmap(new com.google.zxing.common.GlobalHistogramBinarizer(
                new com.google.zxing.RGBLuminanceSource(side, side, pixels)));
        return new com.google.zxing.qrcode.QRCodeReader()
                .decode(image, java.util.Map.of(com.google.zxing.DecodeHintType.PURE_BARCODE, true))
                .getText();
    }

    private static String outcome(MvcTestResult result) {
        int status = result.getResponse().getStatus();
        return status == 201 ? "201" : status + " " + text(result, "$.code");
    }

    private MvcTestResult issue(String use, long budget, String... children) {
        return city.as("caseworker").post("/childcare/voucher-batches",
                """
                {"programme": "jiangxi-childcare-voucher", "name": "首批", "validFrom": "%s", "validTo": "%s", "use": "%s", "budgetFen": %d,
                 "children": ["%s"]}"""
                        .formatted(city.today, city.today.plusMonths(3), use, budget, String.join("\", \"", children)));
    }

    private String voucher(String use, String child) {
        String id = text(ok(issue(use, 1_000_000, child), 201), "$.issued[0].voucherId");
        return text(ok(city.as("caseworker").get("/childcare/vouchers/" + id), 200), "$.token");
    }

    private MvcTestResult redeem(String token, long fee) {
        return city.system(a).post("/childcare/voucher-uses",
                "{\"token\": \"%s\", \"institution\": \"%s\", \"service\": \"full_day\", \"feeFen\": %d, \"usedOn\": \"%s\"}"
                        .formatted(token, a, fee, city.today));
    }

    /** As an app without a connection would. */
    private boolean checksOffline(String token) throws Exception {
        byte[] key = Base64.getDecoder().decode(text(city.system(a).get("/childcare/voucher-key"), "$.publicKey"));
        int dot = token.lastIndexOf('.');
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        signature.update(token.substring(0, dot).getBytes(StandardCharsets.UTF_8));
        return signature.verify(Base64.getUrlDecoder().decode(token.substring(dot + 1)));
    }

    @Test
    void a_draw_comes_out_the_same_when_done_by_hand() throws Exception {
        List<String> codes = List.of("DRAWN-1", "DRAWN-2", "DRAWN-3", "DRAWN-4", "DRAWN-5");
        for (String code : codes) {
            city.register(code, 5);
            city.file(code);
        }
        for (String code : codes.subList(0, 4)) {
            ok(city.as("reviewer").put("/childcare/institutions/" + code + "/supervision-classes/2026-01-01", "{\"class\": \"C\", \"reason\": \"年度评估\"}"), 204);
        }
        String request =
                """
                {"name": "第四季度", "seed": "lottery-2026-11-20-0412", "rates": [{"class": "C", "percent": 40}, {"class": "Z", "percent": 0}],
                 "inspectors": ["张三", "李四", "王五"], "inspectorsEach": 2}""";

        MvcTestResult draw = ok(city.as("reviewer").post("/childcare/inspection-draws", request), 200);

        List<String> byHand = codes.subList(0, 4).stream()
                .sorted(Comparator.comparing(code -> sha256("lottery-2026-11-20-0412|" + code)))
                .limit(2)
                .toList();
        assertThat(JsonPath.<List<String>>read(body(draw), "$.drawn[*].institution")).isEqualTo(byHand);
        assertThat(JsonPath.<List<String>>read(body(draw), "$.drawn[0].inspectors")).hasSize(2);
        assertThat(text(draw, "$.verified")).isEqualTo("true");
        assertThat(text(ok(city.as("reviewer").post("/childcare/inspection-draws", request), 200), "$.id")).isEqualTo(text(draw, "$.id"));
        assertProblem(city.as("reviewer").post("/childcare/inspection-draws", request.replace("40", "50")), 409, "seed-used");
    }

    @Test
    void without_rates_of_its_own_a_draw_takes_the_city_s_by_class_and_is_done_again_from_what_it_published() {
        for (String code : List.of("RATED-1", "RATED-2", "RATED-3")) {
            city.register(code, 5);
            city.file(code);
            ok(city.as("reviewer").put("/childcare/institutions/" + code + "/supervision-classes/2026-01-01", "{\"class\": \"B\", \"reason\": \"年度评估\"}"), 204);
        }
        String seed = "lottery-2026-12-01-" + number;

        MvcTestResult drawn = ok(city.as("reviewer").post("/childcare/inspection-draws",
                "{\"name\": \"年度\", \"seed\": \"" + seed + "\", \"inspectors\": [\"张三\", \"李四\", \"王五\"], \"inspectorsEach\": 2}"), 200);

        String published = body(ok(city.as("auditor").get("/childcare/inspection-draws/" + text(drawn, "$.id")), 200));
        List<String> byHand = new ArrayList<>();
        for (String group : List.of("A 10", "B 25", "C 50", "D 100", "Z 100")) {
            String name = group.substring(0, 1);
            int percent = Integer.parseInt(group.substring(2));
            assertThat(JsonPath.<List<Integer>>read(published, "$.rates[?(@.class == '" + name + "')].percent")).containsExactly(percent);
            List<String> roster = JsonPath.read(published, "$.roster[?(@.class == '" + name + "')].institution");
            roster.stream()
                    .sorted(Comparator.comparing(code -> sha256(seed + "|" + code)))
                    .limit((long) Math.ceil(roster.size() * percent / 100.0))
                    .map(code -> code + " " + Stream.of("张三", "李四", "王五").sorted(Comparator.comparing(who -> sha256(seed + "|" + code + "|" + who))).limit(2).toList())
                    .forEach(byHand::add);
        }
        List<java.util.Map<String, Object>> all = JsonPath.read(published, "$.drawn");
        assertThat(all).extracting(each -> each.get("institution") + " " + new ArrayList<>((List<?>) each.get("inspectors"))).isEqualTo(byHand);
        assertThat(byHand).isNotEmpty();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> what) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    return what.call();
                }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
