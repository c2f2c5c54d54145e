package huiyu.childcare.voucher;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Question;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Verdict;
import huiyu.policy.problem.PolicyException.Problem;
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
    private final Assessor assessor;
    private final PolicyBooks books;
    private final Audit audit;
    private final Clock clock;

    VoucherIssue(VoucherStore store, VoucherKeys keys, Assessor assessor, PolicyBooks books, Audit audit, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.assessor = assessor;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param refused why, by child */
    record Issued(Batch batch, List<StoredVoucher> vouchers, Map<UUID, List<String>> refused) {}

    /** @throws ProblemException 409 {@code voucher-budget-exceeded}: then none is issued */
    Issued issue(Tx tx, Batch wanted, List<UUID> children, Actor actor) {
        if (wanted.validTo().isBefore(wanted.validFrom())) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", wanted.validFrom()));
        }
        LocalDate today = LocalDate.now(clock);
        if (books.bookFor(tx, today).findProgramme(wanted.programme()).isEmpty()) {
            throw ProblemException.invalidField("programme", "unknown-programme", Map.of("programme", wanted.programme()));
        }
        List<Asking> askings = new LinkedHashSet<>(children).stream().map(child -> Asking.asIfOn(child, today)).toList();
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
        keys.getOrCreate(tx);
        Batch batch = wanted.issuing(needed);
        store.insertBatch(tx, batch, actor.subject(), clock.instant());
        store.insert(tx, batch, vouchers, clock.instant());
        audit.record(tx, actor, "voucher-batch.issued", "voucher-batch", batch.id(), Map.of("vouchers", vouchers.size(), "fen", needed));
        return new Issued(batch, vouchers, refused);
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
