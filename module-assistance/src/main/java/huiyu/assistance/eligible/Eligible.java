package huiyu.assistance.eligible;

import huiyu.core.db.Read;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.Decisions;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.HeldStatuses;
import huiyu.core.web.ProblemException;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks through whoever holds a status, chunk by chunk: gathered set-based, assessed as if each applied today. */
@Component
class Eligible {

    private static final String FAMILIES = "assistance-";

    private final HeldStatuses statuses;
    private final PolicyBooks books;
    private final Assessor assessor;
    private final Decisions decisions;
    private final Clock clock;

    Eligible(HeldStatuses statuses, PolicyBooks books, Assessor assessor, Decisions decisions, Clock clock) {
        this.statuses = statuses;
        this.books = books;
        this.assessor = assessor;
        this.decisions = decisions;
        this.clock = clock;
    }

    record Found(UUID personId, long fen) {}

    /** @param last whom it looked at last, if there may be more after */
    record Looked(List<Found> found, Optional<UUID> last) {}

    /** @throws ProblemException 422 {@code unknown-programme} for one that is none of assistance to persons */
    Looked look(Read read, String programme, Optional<UUID> after, int chunk) {
        LocalDate today = LocalDate.now(clock);
        books.bookFor(read, today)
                .findProgramme(programme)
                .filter(known -> known.subject().equals("person") && known.family().startsWith(FAMILIES))
                .orElseThrow(() -> ProblemException.invalidField("programme", "unknown-programme", Map.of("programme", programme)));
        List<UUID> people = statuses.listPeople(read, today, after, chunk);
        Set<UUID> granted = decisions.listGranted(read, people, programme);
        List<Asking> askings = people.stream()
                .filter(person -> !granted.contains(person))
                .map(person -> Asking.asIfOn(person, today))
                .toList();
        List<Found> found = assessor.assess(read, programme, askings, Optional.empty(), today).stream()
                .filter(outcome -> outcome.refusal() == null
                        && outcome.assessed().assessment().verdict() == Verdict.GRANTED)
                .map(outcome -> new Found(outcome.subjectId(), total(outcome.assessed().assessment())))
                .toList();
        return new Looked(found, people.size() == chunk ? Optional.of(people.getLast()) : Optional.empty());
    }

    private static long total(Assessment assessment) {
        return assessment.segments().stream().mapToLong(segment -> segment.amount().times(segment.count()).fen()).sum();
    }
}
