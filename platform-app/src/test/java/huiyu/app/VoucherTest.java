package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Vouchers 托育券 are issued within a budget, redeemed by nurseries at most once, and paid out to them. */
class VoucherTest extends ChildcareStory {

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
