package huiyu.core.claim;

import static huiyu.core.claim.ClaimRegistry.Answer.ALREADY_CLAIMED;
import static huiyu.core.claim.ClaimRegistry.Answer.CLAIMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.claim.ClaimRegistry.Answer;
import huiyu.core.crypto.BlindIndex;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.party.PartyContext;
import huiyu.core.party.TestNumbers;
import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ClaimRegistryTest {

    private static final Period YEAR = Period.year(2026);

    private final ClaimRegistry registry = PartyContext.get(ClaimRegistry.class);
    private final BlindIndexes indexes = PartyContext.get(BlindIndexes.class);
    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int province = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(province);
    private final int qingdao = CoreDatabase.createCity(province);
    private final String certificate = TestNumbers.certificate();
    private final String citizenId = TestNumbers.citizenId(LocalDate.of(2026, 1, 2));

    @Test
    void the_second_city_learns_only_that_a_claim_exists() {
        assertThat(claim(jinan, YEAR, byCertificate(jinan))).isEqualTo(CLAIMED);
        assertThat(claim(qingdao, Period.month(java.time.YearMonth.of(2026, 12)), byCertificate(qingdao)))
                .isEqualTo(ALREADY_CLAIMED);
        assertThatThrownBy(() -> transactions.read(qingdao, read -> read.dsl().fetch("select * from core.claim")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void periods_that_only_touch_and_other_families_do_not_collide() {
        claim(jinan, YEAR, byCertificate(jinan));

        assertThat(claim(qingdao, Period.year(2027), byCertificate(qingdao))).isEqualTo(CLAIMED);
        BlindIndex child = byCertificate(qingdao);
        assertThat(transactions.<Answer>run(
                        qingdao, tx -> registry.claim(tx, List.of(child), "another-family", YEAR)))
                .isEqualTo(CLAIMED);
    }

    @Test
    void a_city_may_claim_its_own_period_again_and_extend_it() {
        claim(jinan, YEAR, byCertificate(jinan));
        assertThat(claim(jinan, YEAR, byCertificate(jinan))).isEqualTo(CLAIMED);
        assertThat(claim(jinan, Period.ofDays(LocalDate.of(2026, 7, 1), LocalDate.of(2027, 6, 30)), byCertificate(jinan)))
                .isEqualTo(CLAIMED);

        assertThat(claim(qingdao, Period.day(LocalDate.of(2026, 1, 1)), byCertificate(qingdao))).isEqualTo(ALREADY_CLAIMED);
        assertThat(claim(qingdao, Period.day(LocalDate.of(2027, 6, 30)), byCertificate(qingdao))).isEqualTo(ALREADY_CLAIMED);
        assertThat(claim(qingdao, Period.from(LocalDate.of(2027, 7, 1)), byCertificate(qingdao))).isEqualTo(CLAIMED);
    }

    @Test
    void what_a_city_releases_another_can_claim_but_not_what_lies_before() {
        claim(jinan, YEAR, byCertificate(jinan));
        release(jinan, LocalDate.of(2026, 6, 1));

        assertThat(claim(qingdao, Period.day(LocalDate.of(2026, 5, 31)), byCertificate(qingdao))).isEqualTo(ALREADY_CLAIMED);
        assertThat(claim(qingdao, Period.from(LocalDate.of(2026, 6, 1)), byCertificate(qingdao))).isEqualTo(CLAIMED);
    }

    @Test
    void a_city_cannot_release_what_another_holds() {
        claim(jinan, YEAR, byCertificate(jinan));
        release(qingdao, LocalDate.of(2026, 1, 1));

        assertThat(claim(qingdao, YEAR, byCertificate(qingdao))).isEqualTo(ALREADY_CLAIMED);
    }

    @Test
    void a_claim_by_certificate_meets_a_claim_by_identity_number_once_they_are_known_as_one() {
        claim(jinan, YEAR, byCertificate(jinan));

        assertThat(claim(qingdao, YEAR, byCertificate(qingdao), byCitizenId(qingdao))).isEqualTo(ALREADY_CLAIMED);
        assertThat(claim(qingdao, YEAR, byCitizenId(qingdao))).isEqualTo(ALREADY_CLAIMED);
    }

    @Test
    void two_claims_found_to_be_of_one_child_are_both_kept_and_both_cities_hear_of_it() {
        claim(jinan, YEAR, byCertificate(jinan));
        claim(qingdao, YEAR, byCitizenId(qingdao));

        assertThat(link(qingdao)).isTrue();
        assertThat(link(jinan)).isTrue();
        assertThat(claim(qingdao, Period.year(2027), byCitizenId(qingdao))).isEqualTo(CLAIMED);
    }

    @Test
    void undoing_a_wrong_link_gives_each_child_its_own_claims_again() {
        claim(jinan, YEAR, byCertificate(jinan));
        claim(qingdao, YEAR, byCitizenId(qingdao));
        link(jinan);

        List<BlindIndex> apart = List.of(byCitizenId(jinan));
        transactions.execute(jinan, tx -> registry.unlink(tx, apart));

        Period next = Period.year(2027);
        assertThat(claim(jinan, next, byCertificate(jinan))).isEqualTo(CLAIMED);
        assertThat(claim(qingdao, next, byCitizenId(qingdao))).isEqualTo(CLAIMED);
        assertThat(claim(jinan, YEAR, byCitizenId(jinan))).isEqualTo(ALREADY_CLAIMED);
        assertThat(claim(qingdao, YEAR, byCertificate(qingdao))).isEqualTo(ALREADY_CLAIMED);
    }

    @Test
    void another_province_is_another_registry() {
        int fuzhou = CoreDatabase.createCity(CoreDatabase.createProvince());
        claim(jinan, YEAR, byCertificate(jinan));

        assertThat(byCertificate(fuzhou)).isNotEqualTo(byCertificate(jinan));
        assertThat(claim(fuzhou, YEAR, byCertificate(fuzhou))).isEqualTo(CLAIMED);
    }

    /** Both cities ask at the same instant, half of them under another number of the child they know besides. */
    @RepeatedTest(20)
    void of_many_asking_at_once_exactly_one_city_wins() throws Exception {
        CyclicBarrier start = new CyclicBarrier(6);
        try (var threads = Executors.newFixedThreadPool(6)) {
            List<Future<Answer>> answers = threads.invokeAll(List.of(
                    at(start, jinan, false), at(start, qingdao, true), at(start, jinan, true),
                    at(start, qingdao, false), at(start, jinan, true), at(start, qingdao, true)));
            List<Answer> byJinan = List.of(answers.get(0).get(), answers.get(2).get(), answers.get(4).get());
            List<Answer> byQingdao = List.of(answers.get(1).get(), answers.get(3).get(), answers.get(5).get());
            assertThat(byJinan.contains(CLAIMED) ^ byQingdao.contains(CLAIMED))
                    .as("Jinan %s, Qingdao %s", byJinan, byQingdao)
                    .isTrue();
        }
    }

    private Callable<Answer> at(CyclicBarrier start, int tenant, boolean bothNumbers) {
        return () -> {
            start.await();
            return bothNumbers
                    ? claim(tenant, YEAR, byCitizenId(tenant), byCertificate(tenant))
                    : claim(tenant, YEAR, byCertificate(tenant));
        };
    }

    private Answer claim(int tenant, Period period, BlindIndex... child) {
        return transactions.<Answer>run(tenant, tx -> registry.claim(tx, List.of(child), "f", period));
    }

    private void release(int tenant, LocalDate firstDay) {
        List<BlindIndex> child = List.of(byCertificate(tenant));
        transactions.execute(tenant, tx -> registry.release(tx, child, "f", firstDay));
    }

    private boolean link(int tenant) {
        List<BlindIndex> numbers = List.of(byCitizenId(tenant), byCertificate(tenant));
        return transactions.<Boolean>run(tenant, tx -> registry.link(tx, numbers));
    }

    private BlindIndex byCertificate(int tenant) {
        return index(tenant, "birth-certificate", certificate);
    }

    private BlindIndex byCitizenId(int tenant) {
        return index(tenant, "citizen-id", citizenId);
    }

    private BlindIndex index(int tenant, String kind, String number) {
        return transactions.<BlindIndex>read(tenant, read -> indexes.of(read, kind, number));
    }
}
