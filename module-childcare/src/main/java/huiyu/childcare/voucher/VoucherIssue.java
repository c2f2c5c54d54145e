package huiyu.childcare.voucher;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Question;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.problem.PolicyException.Problem;
import huiyu.policy.programme.Programme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Issues vouchers to children: as much as the programme grants each of them, and all of it within the budget. */
@Component
class VoucherIssue {

    private final VoucherStore store;
    private final VoucherKeys keys;
    private final VoucherBudgets budgets;
    private final Assessor assessor;
    private final PolicyBooks books;
    private final Audit audit;
    private final Clock clock;

    VoucherIssue(
            VoucherStore store, VoucherKeys keys, VoucherBudgets budgets, Assessor assessor, PolicyBooks books, Audit audit, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.budgets = budgets;
        this.assessor = assessor;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param refused why, by child */
    record Issued(Batch batch, List<StoredVoucher> vouchers, Map<UUID, List<String>> refused) {}

    /** @throws ProblemException 409 {@code voucher-budget-exceeded}, {@code voucher-fund-short}: then none is issued */
    Issued issue(Tx tx, Batch wanted, List<UUID> children, Actor actor) {
        if (wanted.validTo().isBefore(wanted.validFrom())) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", wanted.validFrom()));
        }
        LocalDate today = LocalDate.now(clock);
        Programme programme = books.bookFor(tx, today).findProgramme(wanted.programme())
                .orElseThrow(() -> ProblemException.invalidField("programme", "unknown-programme", Map.of("programme", wanted.programme())));
        if (!VoucherPayout.FAMILY.equals(programme.family()) || VoucherPayout.paysOut(programme)) {
            throw ProblemException.invalidField("programme", "not-for-vouchers", Map.of("programme", wanted.programme()));
        }
        if (children.isEmpty() && wanted.bornFrom().isEmpty()) {
            throw ProblemException.invalidField("children", "required", Map.of());
        }
        List<Asking> askings = new LinkedHashSet<>(children).stream().map(child -> asking(child, today)).toList();
        List<StoredVoucher> vouchers = new ArrayList<>();
        Map<UUID, List<String>> refused = new LinkedHashMap<>();
        for (Assessor.Outcome outcome : assessor.assess(tx, wanted.programme(), askings, Optional.empty(), today)) {
            long fen = granted(outcome);
            if (fen > 0) {
                vouchers.add(new StoredVoucher(Ids.next(), wanted, outcome.subjectId(), fen, fen, wanted.validTo(), "issued", Optional.empty()));
            } else {
                refused.put(outcome.subjectId(), reasons(outcome));
            }
        }
        long needed = vouchers.stream().mapToLong(StoredVoucher::valueFen).sum();
        if (needed > wanted.budgetFen()) {
            throw ProblemException.conflict("voucher-budget-exceeded", Map.of("neededFen", needed, "budgetFen", wanted.budgetFen()));
        }
        budgets.require(tx, wanted.budgetFen(), wanted.validFrom().getYear(), today);
        keys.getOrCreate(tx);
        Batch batch = wanted.issuing(needed);
        store.insertBatch(tx, batch, actor.subject(), clock.instant());
        store.insert(tx, batch, vouchers, clock.instant());
        audit.record(tx, actor, "voucher-batch.issued", "voucher-batch", batch.id(), Map.of("vouchers", vouchers.size(), "fen", needed));
        return new Issued(batch, vouchers, refused);
    }

    /** Vouchers go to parents: whoever has the child in care asks for it. */
    private static Asking asking(UUID child, LocalDate today) {
        return new Asking(child, List.of(Application.on(today)), Map.of("kind", "guardian"), Optional.empty());
    }

    /**
     * One more voucher of a batch that waits for births, if the child was born from its day on, has none, is granted one and
     * the budget suffices; otherwise nothing.
     */
    void issueToNewborn(Tx tx, Batch waiting, UUID child, Actor actor) {
        LocalDate today = LocalDate.now(clock);
        Batch batch = store.lockBatch(tx, waiting.id());
        if (store.hasVoucher(tx, batch.id(), child)) {
            return;
        }
        Assessor.Outcome outcome = assessor.assess(tx, batch.programme(), List.of(asking(child, today)), Optional.empty(), today).getFirst();
        boolean bornThen = outcome.assessed() != null
                && outcome.assessed().request().facts().findDate("child.birth_date")
                        .filter(birth -> !birth.isBefore(batch.bornFrom().orElseThrow()))
                        .isPresent();
        long fen = bornThen ? granted(outcome) : 0;
        if (fen == 0) {
            return;
        }
        if (batch.issuedFen() + fen > batch.budgetFen()) {
            audit.record(tx, actor, "voucher-batch.exhausted", "voucher-batch", batch.id(), Map.of("child", child.toString(), "neededFen", fen));
            return;
        }
        keys.getOrCreate(tx);
        StoredVoucher voucher = new StoredVoucher(Ids.next(), batch, child, fen, fen, batch.validTo(), "issued", Optional.empty());
        store.insert(tx, batch, List.of(voucher), clock.instant());
        store.addIssued(tx, batch.id(), fen);
        audit.record(tx, actor, "voucher.issued", "voucher", voucher.id(), Map.of("batch", batch.id().toString(), "fen", fen));
    }

    private static long granted(Assessor.Outcome outcome) {
        return outcome.refusal() == null && outcome.assessed().assessment().verdict() == Verdict.GRANTED
                ? outcome.assessed().assessment().total().fen()
                : 0;
    }

    private static List<String> reasons(Assessor.Outcome outcome) {
        if (outcome.refusal() != null) {
            return outcome.refusal().problems().stream().map(Problem::code).toList();
        }
        Assessment assessment = outcome.assessed().assessment();
        return assessment.verdict() == Verdict.OPEN
                ? assessment.questions().stream().map(Question::fact).toList()
                : assessment.reasons().stream().map(Reason::code).toList();
    }
}
