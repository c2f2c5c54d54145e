package huiyu.core.fund;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Share;
import huiyu.policy.definition.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The fund room wired by hand, and short ways to say what a test is about. */
public final class FundFixture {

    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    public static final List<Share> CENTRE_90 =
            List.of(new Share("centre", Rate.of("0.9")), new Share("city", Rate.of("0.1")));

    public final TenantTransaction transactions = CoreDatabase.transactions();
    public final Clock clock = Clock.fixed(TODAY.atTime(9, 0).atZone(CHINA).toInstant(), CHINA);
    final FundStore store = new FundStore();
    final LedgerStore ledger = new LedgerStore();
    final ClosingStore closings = new ClosingStore();
    public final Funds funds = new Funds(store, new ReservationStore(), ledger, closings, clock);
    final FundFlow flow = new FundFlow(store, ledger, closings, clock);

    /** A fund of this year with money in it. */
    public UUID createFund(int tenant, String code, Funder funder, String programme, String yuan) {
        return createFund(tenant, code, funder, programme, TODAY.getYear(), yuan);
    }

    public UUID createFund(int tenant, String code, Funder funder, String programme, int year, String yuan) {
        return transactions.run(tenant, tx -> {
            Fund fund = new Fund(
                    Ids.next(), code, "育儿补贴资金", "Childcare subsidy money", year, funder, List.of(programme),
                    new Fund.Debtor("济南市财政局", "3700001234567890", "105451000001"));
            flow.create(tx, fund, "finance-1");
            flow.allocate(tx, fund.id(), Money.ofYuan(yuan).fen(), "济财社〔2026〕1号", "finance-1");
            return fund.id();
        });
    }

    public void allocate(int tenant, UUID fund, String yuan) {
        transactions.execute(
                tenant, tx -> flow.allocate(tx, fund, Money.ofYuan(yuan).fen(), "济财社〔2026〕2号", "finance-1"));
    }

    public Fund.Balance balance(int tenant, UUID fundId) {
        return transactions.read(tenant, read -> store.balances(read, List.of(fundId)).get(fundId));
    }

    /** Sums of the postings, in the order of a balance's accounts: available, reserved, ordered, paid, all accounts. */
    public List<Long> postings(int tenant, UUID fundId) {
        return transactions.read(tenant, read -> {
            var sums = read.dsl()
                    .fetch("select account, sum(amount_fen)::bigint as fen from core.fund_posting where fund_id = ? group by 1", fundId)
                    .intoMap(row -> row.get("account", String.class), row -> row.get("fen", Long.class));
            return List.of(
                    sums.getOrDefault("available", 0L),
                    sums.getOrDefault("reserved", 0L),
                    sums.getOrDefault("ordered", 0L),
                    sums.getOrDefault("paid", 0L),
                    sums.values().stream().mapToLong(Long::longValue).sum());
        });
    }

    /** What {@link #postings} must be, by the slices. */
    public List<Long> slices(int tenant, UUID fundId) {
        Fund.Balance balance = balance(tenant, fundId);
        return List.of(balance.availableFen(), balance.reservedFen(), balance.orderedFen(), balance.paidFen(), 0L);
    }

    static Commitment commitment(UUID decision, UUID child, String programme, EntitlementSegment... segments) {
        return new Commitment(decision, child, programme, List.of(segments));
    }

    static EntitlementSegment monthly(String from, String to, String yuan, List<Share> funders) {
        return segment(Cadence.MONTH, from, to, yuan, funders);
    }

    static EntitlementSegment once(String on, String yuan, List<Share> funders) {
        return segment(Cadence.ONCE, on, on, yuan, funders);
    }

    static EntitlementSegment segment(Cadence cadence, String from, String to, String yuan, List<Share> funders) {
        return new EntitlementSegment(
                "basic", new Text("基础补贴", "Basic"), cadence, LocalDate.parse(from), LocalDate.parse(to),
                Money.ofYuan(yuan), 0, LocalDate.parse(from), funders, List.of(), List.of());
    }

    void reserve(int tenant, Commitment commitment) {
        transactions.execute(tenant, tx -> funds.reserve(tx, commitment, TODAY, "reviewer-1"));
    }

    Charge.Result charge(Tx tx, Charge... charges) {
        return funds.charge(tx, Arrays.stream(charges).map(List::of).toList(), TODAY.getYear(), "run");
    }
}
