package huiyu.core.lifeevent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.api.cases.model.Application;
import huiyu.api.cases.model.CustodyShare;
import huiyu.core.casedesk.FamilyDesk;
import huiyu.core.casework.Cases;
import huiyu.core.casework.CaseworkContext;
import huiyu.core.casework.Changes;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.decision.Decision;
import huiyu.core.decision.DecisionFixture;
import huiyu.core.decision.Decisions;
import huiyu.core.party.FactRecorder;
import huiyu.core.party.FactValue;
import huiyu.core.party.Origin;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Custody, birth order, death: each leads to a new decision and a difference, and leaves the former as it was. */
class ChangedFamilyStoryTest {

    private static final int MOST_LOOKS = 100_000;

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final TestCity jinan = new TestCity(CoreDatabase.createProvince());
    private UUID child;
    private UUID monthly;

    @BeforeEach
    void aChildIsOnFile() {
        CaseworkContext.CLOCK.set(LocalDate.of(2026, 11, 2));
        LifeEventIntake.Outcome birth = jinan.report(jinan.birth());
        child = birth.event().subjectId();
        monthly = jinan.caseOf(birth.cases(), "test-monthly").id();
        CaseworkContext.get(FamilyDesk.class).apply(jinan.clerk(), new Application("test-shared", child));
    }

    @Test
    void a_change_of_custody_divides_what_is_due_and_the_sum_stays() {
        Decision alone = standing("test-shared");
        jinan.report(jinan.custody(child, share("mother", 50), share("father", 50)));
        Decision shared = standing("test-shared");

        assertThat(shared.supersedes()).contains(alone.id());
        assertThat(shared.difference().total()).isEqualTo(Money.ZERO);
        assertThat(shared.assessment().segments().getFirst().payees()).extracting(share -> share.party())
                .containsExactlyInAnyOrder("mother", "father");

        jinan.report(jinan.custody(child, share("mother", 100)));
        Decision again = standing("test-shared");
        assertThat(again.supersedes()).contains(shared.id());
        assertThat(again.assessment().segments().getFirst().payees()).extracting(share -> share.party()).containsExactly("mother");
    }

    @Test
    void custody_shares_that_do_not_make_a_whole_are_refused_and_nothing_changes() {
        Decision before = standing("test-shared");
        assertThatThrownBy(() -> jinan.report(jinan.custody(child, share("mother", 60), share("father", 50))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(field -> field.field() + " " + field.rule())
                        .containsExactly("custody.shares shares-sum"));
        assertThat(standing("test-shared").id()).isEqualTo(before.id());
    }

    @Test
    void a_corrected_birth_order_takes_a_bonus_back_and_a_second_correction_gives_it_again() {
        Decision granted = standing("test-bonus");
        jinan.report(jinan.birthOrder(child, 3));
        Decision refused = standing("test-bonus");
        assertThat(refused.isGranted()).isFalse();
        assertThat(refused.difference().total()).isEqualTo(Money.ofYuan("-1000.00"));

        jinan.report(jinan.birthOrder(child, 2));
        Decision again = standing("test-bonus");
        assertThat(again.supersedes()).contains(refused.id());
        assertThat(again.difference().total()).isEqualTo(Money.ofYuan("1000.00"));
        assertThat(transactions.<Decision>read(jinan.id, read -> CaseworkContext.get(Decisions.class).get(read, granted.id())))
                .isEqualTo(granted);
    }

    @Test
    void a_death_reported_twice_is_one_change() {
        Decision before = standing("test-shared");
        jinan.report(jinan.death(child, LocalDate.of(2026, 11, 1)));
        Decision now = standing("test-shared");
        assertThat(now.supersedes()).contains(before.id());
        // October and November of twelve months.
        assertThat(now.difference().total()).isEqualTo(Money.ofYuan("100.00").times(2 - 12));

        jinan.report(jinan.death(child, LocalDate.of(2026, 11, 1)));
        TestCity.followUp();
        assertThat(standing("test-shared").id()).isEqualTo(now.id());
    }

    @Test
    void who_looks_at_the_same_child_at_the_same_time_for_another_reason_does_not_decide_it_once_more() throws Exception {
        Changes changes = CaseworkContext.get(Changes.class);
        Decision granted = standing("test-bonus");
        // an open case would let the two wait for each other before either has read anything
        transactions.execute(jinan.id, tx -> CaseworkContext.get(Cases.class).withdraw(tx, monthly, "test", jinan.clerk()));
        transactions.execute(jinan.id, tx -> CaseworkContext.get(FactRecorder.class)
                .record(tx, child, List.of(FactValue.always("birth_order", 3)), Origin.of("health", "clerk-1")));

        CompletableFuture<Integer> other = new CompletableFuture<Integer>().orTimeout(30, TimeUnit.SECONDS);
        try (ExecutorService second = Executors.newSingleThreadExecutor()) {
            Future<?> looking = transactions.run(jinan.id, tx -> {
                changes.look(tx, child, Optional.empty());
                Future<?> started = second.submit(() -> transactions.execute(jinan.id, later -> {
                    other.complete(later.dsl().fetchSingle("select pg_backend_pid()").get(0, Integer.class));
                    changes.look(later, child, Optional.empty());
                }));
                awaitBlocked(other.join());
                return started;
            });
            looking.get();
        }

        assertThat(standing("test-bonus").supersedes()).contains(granted.id());
    }

    /** Until the other waits for this transaction: then it has read what stood before. */
    private static void awaitBlocked(int pid) {
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            if (CoreDatabase.dsl().fetchSingle("select cardinality(pg_blocking_pids(?)) > 0", pid).get(0, Boolean.class)) {
                return;
            }
        }
        throw new AssertionError("the other did not wait");
    }

    @Test
    void what_was_decided_under_a_programme_that_policy_no_longer_names_becomes_a_case_for_a_person() {
        transactions.execute(jinan.id, tx -> new DecisionFixture()
                .decide(tx, child, "ended-programme", LocalDate.of(2026, 10, 30), null, List.of()));

        jinan.report(jinan.birthOrder(child, 2));
        TestCity.followUp();

        assertThat(CaseworkContext.get(FamilyDesk.class).seen(jinan.clerk()))
                .filteredOn(file -> file.getProgramme().equals("ended-programme") && !file.getStatus().getValue().equals("decided"))
                .singleElement()
                .satisfies(file -> assertThat(file.getStatus().getValue()).isEqualTo("awaiting-person"));
        assertThat(transactions.<Integer>read(jinan.id, read -> read.dsl()
                        .fetchSingle("select count(*) from core.outbox_event where tenant_id = ? and done_at is null", jinan.id)
                        .get(0, int.class)))
                .isZero();
    }

    private static CustodyShare share(String role, int percent) {
        return new CustodyShare(CustodyShare.RoleEnum.fromValue(role), percent);
    }

    private Decision standing(String programme) {
        return transactions.read(
                jinan.id, read -> CaseworkContext.get(Decisions.class).findStanding(read, child, programme).orElseThrow());
    }
}
