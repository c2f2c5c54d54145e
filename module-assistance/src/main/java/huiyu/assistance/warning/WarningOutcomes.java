package huiyu.assistance.warning;

import huiyu.assistance.status.Statuses;
import huiyu.assistance.warning.Warning.Outcome;
import huiyu.core.audit.Audit;
import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Channel;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What becomes of a warning: a status the next bill is settled by, a case, a task for another body, or nothing for a reason. */
@Component
class WarningOutcomes {

    /** @param object the status, the programme or the body; not needed for what is closed */
    record Wish(String kind, String reason, Optional<String> object) {}

    private final WarningStore warnings;
    private final Statuses statuses;
    private final Cases cases;
    private final Audit audit;
    private final Clock clock;

    WarningOutcomes(WarningStore warnings, Statuses statuses, Cases cases, Audit audit, Clock clock) {
        this.warnings = warnings;
        this.statuses = statuses;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 404 {@code warning-not-found}; 409 {@code warning-closed}; 422 naming {@code status}, {@code
     *     programme} or {@code body} where it is missing or unknown
     */
    Warning close(Tx tx, UUID id, Wish wish, Actor actor) {
        Warning warning = warnings.lock(tx, id).orElseThrow(() -> ProblemException.notFound("warning-not-found", Map.of()));
        if (warning.outcome().isPresent()) {
            requireSame(warning.outcome().get(), wish);
            return warning;
        }
        Optional<String> result = carryOut(tx, warning, wish, actor);
        warnings.close(tx, id, new Outcome(wish.kind(), wish.reason(), result, clock.instant(), actor.subject()));
        audit.recordWithReason(tx, actor, "warning.closed", "person", warning.personId(), wish.reason(), Map.of(
                "warning", id, "outcome", wish.kind(), "result", result.orElse("")));
        return warnings.lock(tx, id).orElseThrow();
    }

    private static void requireSame(Outcome there, Wish wish) {
        if (!there.kind().equals(wish.kind()) || !there.reason().equals(wish.reason())) {
            throw ProblemException.conflict("warning-closed", Map.of("outcome", there.kind()));
        }
    }

    private Optional<String> carryOut(Tx tx, Warning warning, Wish wish, Actor actor) {
        return switch (wish.kind()) {
            case "status-granted" -> Optional.of(statuses.grant(
                    tx, warning.personId(), needed("status", wish), LocalDate.now(clock), "warning " + warning.id(), actor));
            case "aid-case" -> Optional.of(cases.open(
                            tx,
                            new Cases.Opening(
                                    needed("programme", wish), warning.personId(), CaseKind.FIRST, Channel.EVENT, Optional.empty(),
                                    Optional.empty(), LocalDate.now(clock), Optional.empty()),
                            actor)
                    .id()
                    .toString());
            case "referred" -> Optional.of(needed("body", wish));
            default -> Optional.empty();
        };
    }

    private static String needed(String field, Wish wish) {
        return wish.object().filter(text -> !text.isBlank()).orElseThrow(() -> ProblemException.invalidField(field, "required", Map.of()));
    }
}
