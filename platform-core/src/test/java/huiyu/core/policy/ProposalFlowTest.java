package huiyu.core.policy;

import static huiyu.core.policy.PolicyRoom.FLOW;
import static huiyu.core.policy.PolicyRoom.OUTLOOK;
import static huiyu.core.policy.PolicyRoom.POLICIES;
import static huiyu.core.policy.PolicyRoom.TRANSACTIONS;
import static huiyu.core.policy.PolicyRoom.actor;
import static huiyu.core.policy.PolicyRoom.approve;
import static huiyu.core.policy.PolicyRoom.check;
import static huiyu.core.policy.PolicyRoom.decree;
import static huiyu.core.policy.PolicyRoom.parameter;
import static huiyu.core.policy.PolicyRoom.policy;
import static huiyu.core.policy.PolicyRoom.propose;
import static huiyu.core.policy.PolicyRoom.submit;
import static huiyu.core.policy.PolicyRoom.value;
import static huiyu.core.policy.PolicyRoom.valueOn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import huiyu.core.db.CoreDatabase;
import huiyu.core.policy.Proposal.Status;
import huiyu.core.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;

class ProposalFlowTest {

    private static final String AMOUNT = "subsidy.amount";

    private final int shandong = CoreDatabase.createProvince();
    private final int jinan = CoreDatabase.createCity(shandong);

    private Change[] amountFrom2023() {
        return new Change[] {
            parameter(AMOUNT, Map.of("type", "money")), value(AMOUNT, "600.00", "2023-01-01", null)
        };
    }

    @Test
    void a_proposal_is_no_policy_before_a_second_person_approves() {
        UUID id = propose(jinan, amountFrom2023()).id();
        submit(jinan, id);

        assertThat(policy(jinan).parameters().find(AMOUNT)).isEmpty();
        assertProblem(() -> approve(jinan, id, "ann"), 403, "second-person-required");
        assertThat(policy(jinan).parameters().find(AMOUNT)).isEmpty();

        assertThat(approve(jinan, id, "ben").status()).isEqualTo(Status.APPROVED);
        assertThat(valueOn(policy(jinan), AMOUNT, "2026-11-21")).isEqualTo("600.00");
    }

    @Test
    void the_database_itself_refuses_an_approval_by_the_proposer() {
        UUID id = propose(jinan, amountFrom2023()).id();
        submit(jinan, id);

        assertThatThrownBy(() -> TRANSACTIONS.execute(jinan, tx -> tx.dsl()
                        .execute("update core.policy_proposal set status = 'approved', decided_by = proposed_by where id = ?", id)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("check_policy_proposal_four_eyes");
    }

    @Test
    void of_two_approvals_at_once_exactly_one_takes_effect() throws Exception {
        UUID id = propose(jinan, amountFrom2023()).id();
        submit(jinan, id);
        CyclicBarrier together = new CyclicBarrier(2);

        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Object>> answers = List.of("ben", "cui").stream()
                    .map(name -> threads.submit((Callable<Object>) () -> {
                        together.await();
                        try {
                            return approve(jinan, id, name).status();
                        } catch (ProblemException tooLate) {
                            return tooLate.code();
                        }
                    }))
                    .toList();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder(Status.APPROVED, "proposal-status");
        }
        assertThat(entriesOf(jinan)).hasSize(2);
    }

    @Test
    void asking_again_gets_the_same_answer() {
        UUID id = propose(jinan, amountFrom2023()).id();
        submit(jinan, id);

        assertThat(approve(jinan, id, "ben")).isEqualTo(approve(jinan, id, "ben"));
        assertThat(entriesOf(jinan)).hasSize(2);
    }

    @Test
    void two_tenants_change_policy_at_once_without_a_trace_in_each_other() throws Exception {
        int fujian = CoreDatabase.createProvince();
        int xiamen = CoreDatabase.createCity(fujian);
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var first = threads.submit(() -> decreeTogether(together, jinan, "600.00"));
            var second = threads.submit(() -> decreeTogether(together, xiamen, "500.00"));
            first.get();
            second.get();
        }

        assertThat(valueOn(policy(jinan), AMOUNT, "2026-01-01")).isEqualTo("600.00");
        assertThat(valueOn(policy(xiamen), AMOUNT, "2026-01-01")).isEqualTo("500.00");
    }

    private Object decreeTogether(CyclicBarrier together, int tenant, String amount) throws Exception {
        together.await();
        return decree(tenant, parameter(AMOUNT, Map.of("type", "money")), value(AMOUNT, amount, "2023-01-01", null));
    }

    @Test
    void a_city_whose_province_changed_policy_meanwhile_checks_again() throws Exception {
        UUID ofProvince = propose(shandong, amountFrom2023()).id();
        submit(shandong, ofProvince);
        UUID ofCity = propose(jinan, parameter("jinan.own", Map.of("type", "money"))).id();
        submit(jinan, ofCity);
        approve(shandong, ofProvince, "ben");

        assertProblem(() -> approve(jinan, ofCity, "ben"), 409, "checks-outdated");

        check(jinan, ofCity);
        assertThat(approve(jinan, ofCity, "ben").status()).isEqualTo(Status.APPROVED);
    }

    @Test
    void nothing_is_submitted_unchecked() {
        UUID id = propose(jinan, amountFrom2023()).id();

        assertProblem(
                () -> TRANSACTIONS.run(jinan, tx -> FLOW.submit(tx, actor(jinan, "ann"), id, null)), 409, "checks-missing");
    }

    @Test
    void the_past_is_changed_with_a_reason_only() {
        decree(jinan, amountFrom2023());
        UUID id = propose(jinan, replacing("650.00", "2024-01-01", "2024-12-31")).id();
        submit(jinan, id);

        assertThatThrownBy(() -> TRANSACTIONS.run(jinan, tx -> FLOW.approve(tx, actor(jinan, "ben"), id, " ")))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.fields())
                        .extracting(ProblemException.FieldProblem::rule)
                        .containsExactly("reason-for-the-past"));
        approve(jinan, id, "ben");
        assertThat(valueOn(policy(jinan), AMOUNT, "2024-06-01")).isEqualTo("650.00");
        assertThat(valueOn(policy(jinan), AMOUNT, "2025-01-01")).isEqualTo("600.00");
    }

    @Test
    void policy_is_read_as_it_was_known_at_any_moment() {
        decree(jinan, amountFrom2023());
        Instant before = PolicyRoom.pass();
        decree(jinan, replacing("650.00", "2024-01-01", null));

        AssembledPolicy known = TRANSACTIONS.read(jinan, read -> POLICIES.asKnownAt(read, Optional.empty(), before));
        assertThat(valueOn(known, AMOUNT, "2024-06-01")).isEqualTo("600.00");
        assertThat(valueOn(policy(jinan), AMOUNT, "2024-06-01")).isEqualTo("650.00");
    }

    @Test
    void an_entry_can_be_superseded_and_never_edited_or_removed() {
        decree(jinan, amountFrom2023());

        for (String edit : List.of(
                "update core.policy_entry set content = '{}'",
                "update core.policy_entry set valid_to = '2025-01-01'",
                "delete from core.policy_entry")) {
            assertThatThrownBy(() -> TRANSACTIONS.execute(jinan, tx -> tx.dsl().execute(edit)))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_difference_shows_what_is_cut_short_and_what_begins() {
        decree(jinan, amountFrom2023());
        Proposal proposal = propose(jinan, value(AMOUNT, "700.00", "2027-01-01", null));

        List<EntryDifference> before = TRANSACTIONS.read(jinan, read -> OUTLOOK.difference(read, proposal));

        assertThat(before).hasSize(2);
        assertThat(before.get(0).before().validTo()).isNull();
        assertThat(before.get(0).after().validTo()).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(before.get(1).before()).isNull();
        assertThat(before.get(1).after().content()).containsEntry("value", "700.00");
        submit(jinan, proposal.id());
        approve(jinan, proposal.id(), "ben");
        Proposal approved = TRANSACTIONS.read(jinan, read -> FLOW.get(read, proposal.id()));
        List<EntryDifference> after = TRANSACTIONS.read(jinan, read -> OUTLOOK.difference(read, approved));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void a_draft_is_replaced_by_its_proposer_who_read_it() {
        Proposal draft = propose(jinan, amountFrom2023());

        assertProblem(() -> replace(draft, "ben", draft.version()), 403, "proposal-of-another");
        assertThat(replace(draft, "ann", draft.version()).version()).isEqualTo(2);
        assertProblem(() -> replace(draft, "ann", draft.version()), 409, "proposal-changed");
    }

    @Test
    void what_is_withdrawn_or_rejected_cannot_be_approved() {
        UUID withdrawn = propose(jinan, amountFrom2023()).id();
        TRANSACTIONS.execute(jinan, tx -> FLOW.withdraw(tx, actor(jinan, "ann"), withdrawn, "有误"));
        assertProblem(() -> approve(jinan, withdrawn, "ben"), 409, "proposal-status");

        UUID rejected = propose(jinan, amountFrom2023()).id();
        submit(jinan, rejected);
        TRANSACTIONS.execute(jinan, tx -> FLOW.reject(tx, actor(jinan, "ben"), rejected, "依据不足"));
        assertProblem(() -> approve(jinan, rejected, "cui"), 409, "proposal-status");
    }

    @Test
    void another_city_finds_no_such_proposal() {
        UUID id = propose(jinan, amountFrom2023()).id();
        int qingdao = CoreDatabase.createCity(shandong);

        assertProblem(() -> check(qingdao, id), 404, "proposal-not-found");
    }

    private Proposal replace(Proposal draft, String by, int version) {
        return TRANSACTIONS.run(jinan, tx -> FLOW.replace(tx, actor(jinan, by), draft.id(), version, draft.draft()));
    }

    private static Change replacing(String amount, String from, String to) {
        Change change = value(AMOUNT, amount, from, to);
        return new Change(
                change.kind(), change.action(), change.key(), null, change.validFrom(), change.validTo(), true, change.content());
    }

    private static List<PolicyEntry> entriesOf(int tenant) {
        return TRANSACTIONS.read(tenant, new PolicyEntryStore(new PolicyJson())::listOwn);
    }

    private static void assertProblem(Runnable asking, int status, String code) {
        assertThatThrownBy(asking::run).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.status()).isEqualTo(status);
        });
    }
}
