package huiyu.core.decision;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.party.People;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes decisions and finds them. What was decided is never changed: a change supersedes. */
@Component
public class Decisions {

    /**
     * Reason of a decision that ends what was decided under a second file of one person: the other file's decision goes on.
     * Should the files turn out to be two persons after all, it is decided anew.
     */
    public static final String DOUBLE_FILE = "DOUBLE_FILE";

    private static final int MOST_WAITING = 50;

    /** Event kind; the subject is the decision. */
    public static final String MADE = "decision.made";

    private final DecisionStore decisions;
    private final SegmentStore segments;
    private final PolicySnapshot snapshot;
    private final People people;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Decisions(
            DecisionStore decisions,
            SegmentStore segments,
            PolicySnapshot snapshot,
            People people,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.decisions = decisions;
        this.segments = segments;
        this.snapshot = snapshot;
        this.people = people;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be decided.
     *
     * @param districtId whose local policy holds
     * @param automatic no person gave a verdict
     * @param decidedOn the day, in the tenant's time zone
     */
    public record Draft(
            UUID caseId, UUID subjectId, Optional<UUID> orgUnitId, Optional<UUID> districtId, boolean automatic,
            LocalDate decidedOn,
            Assessor.Assessed assessed) {

        String programme() {
            return assessed.request().programme();
        }
    }

    /** Freezes the decision, supersedes the one that stood, and says so. */
    public Decision decide(Tx tx, Draft draft, Actor actor) {
        Optional<Decision> former = findLast(tx, draft.subjectId(), draft.programme());
        Instant now = clock.instant();
        Decision decision = new Decision(
                Ids.next(),
                draft.caseId(),
                draft.subjectId(),
                draft.programme(),
                draft.automatic(),
                draft.decidedOn(),
                now,
                actor.subject(),
                former.map(Decision::id),
                draft.orgUnitId(),
                draft.assessed().request(),
                draft.assessed().assessment(),
                Difference.between(former.map(Decision::assessment), draft.assessed().assessment()));
        decisions.insert(tx, decision, snapshot.of(tx, draft.programme(), draft.assessed().request().assessedOn(), draft.districtId()));
        segments.insert(tx, decision);
        outbox.publish(tx, MADE, decision.id(), actor.subject());
        audit.record(tx, actor, "decision.made", "decision", decision.id(), Map.of(
                "case", decision.caseId().toString(),
                "verdict", decision.verdict().name(),
                "totalFen", decision.total().fen()));
        return decision;
    }

    /** @throws huiyu.core.web.ProblemException 404 {@code decision-not-found} */
    public Decision get(Read read, UUID id) {
        return decisions.get(read, id);
    }

    /** Of those that there are, without what is frozen. */
    public List<Decision.Summary> listSummaries(Read read, Collection<UUID> ids) {
        return decisions.listSummaries(read, ids);
    }

    public Decision.Summary getSummary(Read read, UUID id) {
        return decisions.listSummaries(read, List.of(id)).getFirst();
    }

    public Optional<Decision> findOfCase(Read read, UUID caseId) {
        return decisions.findOfCase(read, caseId);
    }

    /**
     * The decision of a person and programme that no other supersedes, under whichever of the person's files it was made;
     * a grant before a refusal.
     */
    public Optional<Decision> findStanding(Read read, UUID subjectId, String programme) {
        return decisions.listStanding(read, people.listParts(read, List.of(subjectId)), programme).stream()
                .filter(decision -> !decision.isOfDoubleFile())
                .min(Comparator.comparing(decision -> decision.isGranted() ? 0 : 1));
    }

    /** Refusals that stand for a reason, the earliest first; no more than a page, since whoever asks takes the first that fits. */
    public List<Decision> listRefusedFor(Read read, String programme, String reason) {
        return decisions.listRefusedFor(read, programme, reason, MOST_WAITING);
    }

    /** Of some people, those whom a standing decision of a programme grants something. */
    public Set<UUID> listGranted(Read read, Collection<UUID> subjectIds, String programme) {
        return decisions.listStanding(read, subjectIds, programme).stream()
                .filter(Decision::isGranted)
                .map(Decision::subjectId)
                .collect(Collectors.toSet());
    }

    /** Whatever of the person is decided and not superseded, under any of its files. */
    public List<Decision> listStanding(Read read, UUID subjectId) {
        return decisions.listStanding(read, people.listParts(read, List.of(subjectId)));
    }

    /** The id of {@link #findLast}. */
    public Optional<UUID> findLastId(Read read, UUID subjectId, String programme) {
        return decisions.findLastId(read, subjectId, programme);
    }

    /** The last decision under exactly this id, also one of a double file. */
    public Optional<Decision> findLast(Read read, UUID subjectId, String programme) {
        return decisions.findLast(read, subjectId, programme);
    }
}
