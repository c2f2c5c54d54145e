package huiyu.core.impact;

import huiyu.core.casework.Changes;
import huiyu.core.casework.NextInLine;
import huiyu.core.casework.OpenCases;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.StandingDecisions;
import huiyu.core.decision.StandingDecisions.Standing;
import huiyu.core.impact.EffectPart.Phase;
import huiyu.core.impact.EffectRun.Status;
import huiyu.core.impact.EffectWork.Order;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.terms.CasePolicy;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Looks at everybody again after policy changed. Set-based for those whose decision comes out the same, which are most;
 * the others go the way of every change: a change case, a new decision, a difference, a few in each transaction and as many
 * a day as policy says. Where a programme may have got more places, the first in its line is called. What was promised to open cases at their acceptance stands.
 */
@Component
class FollowUpStep implements EffectStep {

    /** One transaction opens no more cases than this. */
    static final int CHUNK = 50;

    private final StandingDecisions decisions;
    private final OpenCases cases;
    private final Assessor assessor;
    private final PolicyBooks books;
    private final Changes changes;
    private final NextInLine waiting;
    private final CasePolicy casePolicy;
    private final TenantTransaction transactions;
    private final Clock clock;

    FollowUpStep(
            StandingDecisions decisions,
            OpenCases cases,
            Assessor assessor,
            PolicyBooks books,
            Changes changes,
            NextInLine waiting,
            CasePolicy casePolicy,
            TenantTransaction transactions,
            Clock clock) {
        this.decisions = decisions;
        this.cases = cases;
        this.assessor = assessor;
        this.books = books;
        this.changes = changes;
        this.waiting = waiting;
        this.casePolicy = casePolicy;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public int count(Read read, Order order) {
        Set<String> programmes = affected(read, order);
        return programmes.isEmpty() ? 0 : decisions.count(read, programmes) + cases.count(read, programmes);
    }

    private Set<String> affected(Read read, Order order) {
        PolicyBook now = books.bookFor(read, LocalDate.now(clock));
        return order.policy().affectedProgrammes(now, now);
    }

    @Override
    public EffectPart perform(Tx tx, Order order, EffectPart part) {
        Set<String> programmes = affected(tx, order);
        if (programmes.isEmpty()) {
            return part.with(Status.COMPLETED, null);
        }
        LocalDate today = LocalDate.now(clock);
        int most = Math.min(CHUNK, casePolicy.followUpsPerDay(tx, today) - part.openedOn(today));
        if (most <= 0) {
            return part.resting();
        }
        EffectPart next = part.phase() == Phase.DECISIONS
                ? afterDecisions(tx, part, programmes, most)
                : afterCases(tx, part, programmes, most);
        return next.opened(today, next.figures().reopened() - part.figures().reopened());
    }

    private EffectPart afterDecisions(Tx tx, EffectPart part, Set<String> programmes, int most) {
        List<Standing> page = decisions.list(tx, programmes, Optional.ofNullable(part.checkpoint()), most);
        if (page.isEmpty()) {
            programmes.forEach(programme -> waiting.callFirst(tx, programme));
            return part.nextPhase();
        }
        return part.after(page.getLast().id(), page.size(), looked(tx, part, page));
    }

    private EffectPart afterCases(Tx tx, EffectPart part, Set<String> programmes, int most) {
        List<OpenCases.Open> page = cases.list(tx, programmes, Optional.ofNullable(part.checkpoint()), most);
        List<UUID> subjects = page.stream().map(OpenCases.Open::subjectId).distinct().toList();
        return page.isEmpty()
                ? part.nextPhase()
                : part.after(page.getLast().id(), page.size(), part.figures()
                        .plus(Comparison.counted(0, page.size(), 0))
                        .plus(lookAgain(tx, subjects)));
    }

    private Figures looked(Tx tx, EffectPart part, List<Standing> page) {
        LocalDate today = LocalDate.now(clock);
        Map<UUID, UUID> districts = cases.findDistricts(tx);
        List<UUID> otherwise = new ArrayList<>();
        page.stream()
                .collect(Collectors.groupingBy(one -> one.orgUnitId().map(districts::get)))
                .forEach((district, inDistrict) -> inDistrict.stream()
                        .collect(Collectors.groupingBy(Standing::programme))
                        .forEach((programme, group) -> otherwise.addAll(otherwise(tx, programme, group, district, today))));
        return part.figures()
                .plus(Comparison.counted(page.size(), 0, 0))
                .plus(lookAgain(tx, otherwise.stream().distinct().toList()));
    }

    private List<UUID> otherwise(
            Tx tx, String programme, List<Standing> group, Optional<UUID> district, LocalDate today) {
        List<Assessor.Outcome> fresh = assessor.assess(
                tx, programme, group.stream().map(Standing::asking).toList(), district, today);
        List<UUID> subjects = new ArrayList<>();
        for (int i = 0; i < group.size(); i++) {
            Assessor.Outcome outcome = fresh.get(i);
            boolean same = outcome.assessed() != null
                    && Changes.isSame(outcome.assessed().assessment(), group.get(i).assessment());
            if (!same) {
                subjects.add(group.get(i).asking().subjectId());
            }
        }
        return subjects;
    }

    /** Each by itself: one whose case cannot be opened (its fund is short) is counted, and stops nobody else. */
    private Figures lookAgain(Tx tx, List<UUID> subjects) {
        int moved = 0;
        int unanswered = 0;
        for (UUID subject : subjects) {
            int[] cases = new int[1];
            Optional<ProblemException> problem = transactions.attempt(
                    tx, ProblemException.class, () -> cases[0] = changes.look(tx, subject, Optional.empty()).size());
            moved += problem.isPresent() ? 0 : cases[0];
            unanswered += problem.isPresent() ? 1 : 0;
        }
        return new Figures(0, 0, 0L, 0, 0, 0L, 0, unanswered, moved, 0, List.of(), List.of(), List.of());
    }
}
