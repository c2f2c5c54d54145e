package huiyu.app;

import static huiyu.app.ChildcareCity.body;
import static huiyu.app.ChildcareCity.ok;
import static huiyu.app.ChildcareCity.text;
import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.fund.FundFixture;
import huiyu.core.fund.Funder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a city has set aside for vouchers is never exceeded: not by one batch, not by many at once, not by many births at once. */
class VoucherBudgetTest extends PlatformTest {

    private static ChildcareCity city;

    @BeforeEach
    void aCityWithTwoThousandYuanForVouchers() {
        if (city == null) {
            city = new ChildcareCity(mvc);
            new FundFixture().createFund(city.id, "voucher", Funder.CITY, "jiangxi-voucher-settlement", city.today.getYear(), "2000.00");
        }
    }

    @Test
    void ten_batches_at_once_get_no_more_than_the_fund_holds_and_births_no_more_than_their_batch() throws Exception {
        List<String> children = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            children.add(city.child(14));
        }
        assertThat(outcome(issue(200_001, "\"children\": [\"" + children.getFirst() + "\"]"))).isEqualTo("409 voucher-fund-short");
        List<Callable<String>> batches = new ArrayList<>();
        children.forEach(child -> batches.add(() -> outcome(issue(40_000, "\"children\": [\"" + child + "\"]"))));

        List<String> answers = atOnce(batches);

        assertThat(answers).as("five times 400 are 2,000").filteredOn("201"::equals).hasSize(5);
        assertThat(answers).filteredOn("409 voucher-fund-short"::equals).hasSize(5);
        assertThat(sum("select sum(budget_fen) from childcare.voucher_batch where tenant_id = ?")).isEqualTo(200_000);
        new FundFixture().createFund(city.id, "more", Funder.DISTRICT, "jiangxi-voucher-settlement", city.today.getYear(), "600.00");
        ok(issue(60_000, "\"bornFrom\": \"" + city.today.minusDays(10) + "\""), 201);
        for (int i = 0; i < 9; i++) {
            city.child(0);
        }

        atOnce(java.util.Collections.nCopies(6, () -> {
            events.dispatchAll();
            return "";
        }));
        events.dispatchAll();

        assertThat(sum("select count(*) from childcare.voucher v join childcare.voucher_batch b on b.id = v.batch_id where v.tenant_id = ? and b.born_from is not null"))
                .as("600 are three vouchers for nine newborns").isEqualTo(3);
        assertThat(sum("select sum(value_fen) from childcare.voucher where tenant_id = ?")).isEqualTo(5 * 20_000 + 3 * 20_000);
    }

    @Test
    void only_programmes_of_vouchers_are_issued_as_vouchers() {
        String child = city.child(14);
        for (String other : List.of("cn-childcare-subsidy", "jiangxi-voucher-settlement")) {
            assertFieldProblem(city.as("caseworker").post("/childcare/voucher-batches", batch(1_000, "\"children\": [\"" + child + "\"]")
                    .replace("jiangxi-childcare-voucher", other)), "programme", "not-for-vouchers");
        }
    }

    private MvcTestResult issue(long budget, String whom) {
        return city.as("caseworker").post("/childcare/voucher-batches", batch(budget, whom));
    }

    private static String batch(long budget, String whom) {
        return """
                {"programme": "jiangxi-childcare-voucher", "name": "批次", "validFrom": "%s", "validTo": "%s", "use": "once", "budgetFen": %d, %s}"""
                .formatted(city.today, city.today.plusMonths(3), budget, whom);
    }

    private static String outcome(MvcTestResult result) {
        int status = result.getResponse().getStatus();
        assertThat(status).as(body(result)).isIn(201, 409);
        return status == 201 ? "201" : status + " " + text(result, "$.code");
    }

    private static long sum(String sql) {
        return DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES).fetchSingle(sql, city.id).get(0, Long.class);
    }

    private static List<String> atOnce(List<Callable<String>> all) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> each : all) {
                running.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            start.countDown();
            List<String> results = new ArrayList<>();
            for (Future<String> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
