package huiyu.core.casework;

import huiyu.core.identity.Role;
import huiyu.policy.definition.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What waits for a person (待办).
 *
 * @param subject what makes it this task of its case: a fact's key, a review level, a reason's code
 * @param question what is to be done, in both languages
 * @param reason why it is there, when a rule could not finish
 * @param orgUnitId whose task it is; empty: the whole tenant's
 * @param assignee subject of the staff member who took it
 * @param provisional how {@code dueOn} was counted, while it waits for the official calendar of its year
 */
public record Task(
        UUID id,
        UUID caseId,
        Kind kind,
        String subject,
        Text question,
        Optional<Text> reason,
        Role role,
        Optional<UUID> orgUnitId,
        Optional<String> assignee,
        LocalDate dueOn,
        State state,
        Optional<String> holdReason,
        Optional<LocalDate> holdUntil,
        Instant createdAt,
        Optional<Counted> provisional) {

    public enum Kind {
        /** A fact is unknown; recording it closes the task. */
        MISSING_FACT,
        /** A level of the review chain; a verdict closes it. */
        REVIEW,
        /** Returned to the family; handing in again closes it. */
        CORRECTION,
        /** An automatic rule could not finish; a person mends the cause and says so. */
        UNFINISHED;

        public String code() {
            return name().toLowerCase().replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase().replace('-', '_'));
        }
    }

    public enum State {
        OPEN,
        ON_HOLD,
        DONE;

        public String code() {
            return name().toLowerCase().replace('_', '-');
        }

        static State of(String code) {
            return valueOf(code.toUpperCase().replace('-', '_'));
        }
    }

    /** @param workingDays after {@code from}, which does not count */
    record Counted(LocalDate from, int workingDays) {}

    static Task open(
            UUID id, UUID caseId, Kind kind, String subject, Text question, Role role, Optional<UUID> orgUnitId,
            LocalDate dueOn, Instant now) {
        return new Task(
                id, caseId, kind, subject, question, Optional.empty(), role, orgUnitId, Optional.empty(), dueOn,
                State.OPEN, Optional.empty(), Optional.empty(), now, Optional.empty());
    }

    Task because(Text words) {
        return new Task(
                id, caseId, kind, subject, question, Optional.of(words), role, orgUnitId, assignee, dueOn, state,
                holdReason, holdUntil, createdAt, provisional);
    }

    Task provisionally(Counted counted) {
        return new Task(
                id, caseId, kind, subject, question, reason, role, orgUnitId, assignee, dueOn, state, holdReason,
                holdUntil, createdAt, Optional.of(counted));
    }

    public int reviewLevel() {
        return Integer.parseInt(subject);
    }
}
