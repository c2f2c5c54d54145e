package huiyu.core.casework;

import huiyu.core.identity.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One step taken in a case: a row of the ledger that is never changed.
 *
 * @param step the step of {@link CaseFlow} it was taken in
 * @param reviewLevel the level of the chain, for verdicts
 * @param reason what the actor, or the rule, said
 */
public record CaseStep(
        int seq,
        String step,
        Optional<Integer> reviewLevel,
        Verdict verdict,
        String actor,
        String actorName,
        Optional<UUID> actorPerson,
        Optional<String> role,
        Optional<String> reason,
        Instant takenAt) {

    /** What was done. */
    public enum Verdict {
        RECEIVED,
        ASSESSED,
        ASKED,
        APPROVED,
        RETURNED,
        RESUBMITTED,
        SENT_BACK,
        SAMPLED,
        PUBLICISED,
        DECIDED,
        WITHDRAWN,
        STOPPED,
        REOPENED,
        /** Closed, since another file of the same person has the same case. */
        MERGED;

        public String code() {
            return name().toLowerCase().replace('_', '-');
        }

        static Verdict of(String code) {
            return valueOf(code.toUpperCase().replace('-', '_'));
        }
    }

    static CaseStep of(String step, Verdict verdict, Actor actor, Optional<String> reason, Instant at) {
        return new CaseStep(
                0, step, Optional.empty(), verdict, actor.subject(), actor.displayName(), actor.personId(),
                Optional.empty(), reason, at);
    }

    CaseStep atLevel(int level, String levelRole) {
        return new CaseStep(
                seq, step, Optional.of(level), verdict, actor, actorName, actorPerson, Optional.of(levelRole), reason,
                takenAt);
    }
}
