package huiyu.core.fund;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Tx;
import huiyu.kernel.money.Money;
import huiyu.policy.assessment.EntitlementSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random lives of a fund: whatever happens, slices, postings and what was allocated agree to the fen. */
class FundMovementsTest {

    private static final String PROGRAMME = "any";

    private final FundFixture world = new FundFixture();
    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final List<Funds.Charged> ordered = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261_121, 42, 370_100})
    void balances_always_agree_with_postings(long seed) {
        Random random = new Random(seed);
        UUID centre = world.createFund(city, "centre", Funder.CENTRE, PROGRAMME, "9000.00");
        UUID local = world.createFund(city, "city", Funder.CITY, PROGRAMME, "1200.00");
        List<UUID> children = List.of(id(random), id(random), id(random), id(random), id(random));

        for (int i = 0; i < 60; i++) {
            UUID child = children.get(random.nextInt(children.size()));
            world.transactions.execute(city, tx -> step(tx, random, child));
            for (UUID fund : List.of(centre, local)) {
                assertThat(world.postings(city, fund)).as("after step of seed %s", seed).isEqualTo(world.slices(city, fund));
                assertThat(world.balance(city, fund).recoveredFen()).isGreaterThanOrEqualTo(0);
            }
        }
        assertThat(unbalancedJournals()).isZero();
    }

    private void step(Tx tx, Random random, UUID child) {
        long fen = 1 + random.nextLong(200_00);
        switch (random.nextInt(4)) {
            case 0 -> reserve(tx, random, child, fen);
            case 1 -> charge(tx, random, child, fen);
            case 2 -> settle(tx, random);
            default -> ordered.stream().findAny().ifPresent(line ->
                    world.funds.repay(
                            tx, id(random), child, Charge.Part.inProportion(line.parts(), Money.ofFen(fen)), "finance"));
        }
    }

    private void reserve(Tx tx, Random random, UUID child, long fen) {
        EntitlementSegment segment = FundFixture.once("2026-05-01", Money.ofFen(fen).toString(), FundFixture.CENTRE_90);
        world.funds.reserve(
                tx, FundFixture.commitment(id(random), child, PROGRAMME, segment), FundFixture.TODAY, "reviewer");
    }

    private void charge(Tx tx, Random random, UUID child, long fen) {
        Charge charge = new Charge(
                id(random), id(random), child, PROGRAMME, FundShares.of(FundFixture.CENTRE_90), Money.ofFen(fen), Money.ofFen(random.nextLong(fen) + 1));
        for (Charge.Accepted accepted : world.charge(tx, charge).accepted()) {
            ordered.add(new Funds.Charged(
                    charge.lineId(), charge.decisionId(), child, PROGRAMME, accepted.parts()));
        }
    }

    private void settle(Tx tx, Random random) {
        if (!ordered.isEmpty()) {
            Funds.Charged line = ordered.removeFirst();
            if (random.nextBoolean()) {
                world.funds.pay(tx, List.of(line), "bank");
            } else {
                world.funds.cancel(tx, List.of(line), "finance");
            }
        }
    }

    private int unbalancedJournals() {
        return world.transactions.read(city, read -> read.dsl()
                .fetchSingle("""
                        select count(*) from (select journal_id from core.fund_posting
                                               group by journal_id having sum(amount_fen) <> 0) as unbalanced""")
                .get(0, int.class));
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
