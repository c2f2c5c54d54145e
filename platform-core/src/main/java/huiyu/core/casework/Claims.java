package huiyu.core.casework;

import huiyu.core.claim.ClaimRegistry;
import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Tx;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.party.Organisations;
import huiyu.core.party.People;
import huiyu.core.policy.PolicyBooks;
import huiyu.kernel.time.Period;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Claims a benefit for a subject at the province's registry, so that no second city grants the same kind for the same time. */
@Component
class Claims {

    private final ClaimRegistry registry;
    private final People people;
    private final Organisations organisations;
    private final PolicyBooks books;
    private final Decisions decisions;
    private final Clock clock;

    Claims(
            ClaimRegistry registry, People people, Organisations organisations, PolicyBooks books, Decisions decisions, Clock clock) {
        this.registry = registry;
        this.people = people;
        this.organisations = organisations;
        this.books = books;
        this.decisions = decisions;
        this.clock = clock;
    }

    /**
     * Claims what the assessment grants, and gives up what the decision that stood held beyond it. An organisation has no
     * number and claims nothing: what it is paid for is claimed child by child, by the module that counts.
     *
     * @return false when it is claimed elsewhere
     */
    boolean claim(Tx tx, CaseFile file, Assessment assessment) {
        if (organisations.isOrganisation(tx, file.subjectId())) {
            return true;
        }
        giveUp(tx, file, assessment);
        return period(assessment)
                .map(wanted -> registry.claim(tx, child(tx, file), family(tx, file), wanted)
                        == ClaimRegistry.Answer.CLAIMED)
                .orElse(true);
    }

    /** Gives up what the decision that stands holds beyond an assessment: who moved away may be granted elsewhere at once. */
    void giveUp(Tx tx, CaseFile file, Assessment assessment) {
        decisions.findStanding(tx, file.subjectId(), file.programme())
                .filter(Decision::isGranted)
                .flatMap(former -> period(former.assessment()))
                .flatMap(held -> beyond(held, period(assessment)))
                .ifPresent(from -> registry.release(tx, child(tx, file), family(tx, file), from));
    }

    private Set<BlindIndex> child(Tx tx, CaseFile file) {
        return people.listIndexes(tx, List.of(file.subjectId())).getOrDefault(file.subjectId(), Set.of());
    }

    private String family(Tx tx, CaseFile file) {
        return books.bookFor(tx, LocalDate.now(clock)).getProgramme(file.programme()).family();
    }

    /** From the first to the last day of what is granted. */
    private static Optional<Period> period(Assessment assessment) {
        List<EntitlementSegment> segments = assessment.segments();
        if (assessment.verdict() != Verdict.GRANTED || segments.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Period.ofDays(
                segments.stream().map(EntitlementSegment::from).min(LocalDate::compareTo).orElseThrow(),
                segments.stream().map(EntitlementSegment::to).max(LocalDate::compareTo).orElseThrow()));
    }

    /** The first day that was held and is not wanted any more, at the end. */
    private static Optional<LocalDate> beyond(Period held, Optional<Period> wanted) {
        if (wanted.isEmpty()) {
            return Optional.of(held.from());
        }
        return wanted.get().until().isBefore(held.until()) ? Optional.of(wanted.get().until()) : Optional.empty();
    }
}
