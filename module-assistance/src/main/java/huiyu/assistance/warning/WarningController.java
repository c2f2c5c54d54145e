package huiyu.assistance.warning;

import huiyu.api.assistance.AssistanceWarningsApi;
import huiyu.api.assistance.model.WarningOutcome;
import huiyu.api.assistance.model.WarningPage;
import huiyu.assistance.warning.Warning.Outcome;
import huiyu.core.audit.Audit;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WarningController implements AssistanceWarningsApi {

    private final WarningStore warnings;
    private final Audit audit;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    WarningController(
            WarningStore warnings, Audit audit, TenantTransaction transactions, CurrentActor currentActor, Clock clock) {
        this.warnings = warnings;
        this.audit = audit;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<WarningPage> listWarnings(Boolean open, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<Warning> found = transactions.read(currentActor.get().tenantId(), read -> warnings.list(
                read, Boolean.TRUE.equals(open), Optional.ofNullable(Cursor.decodeId(cursor)), most + 1));
        WarningPage page = new WarningPage(found.stream().limit(most).map(WarningController::answer).toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).id()).encode());
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<huiyu.api.assistance.model.Warning> closeWarning(UUID warningId, WarningOutcome body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> close(tx, warningId, body, actor))));
    }

    private Warning close(Tx tx, UUID id, WarningOutcome body, Actor actor) {
        Warning warning = warnings.lock(tx, id).orElseThrow(() -> ProblemException.notFound("warning-not-found", Map.of()));
        if (warning.outcome().isPresent()) {
            if (!warning.outcome().get().kind().equals(body.getKind().getValue())
                    || !warning.outcome().get().reason().equals(body.getReason())) {
                throw ProblemException.conflict("warning-closed", Map.of("outcome", warning.outcome().get().kind()));
            }
            return warning;
        }
        warnings.close(tx, id, new Outcome(body.getKind().getValue(), body.getReason(), clock.instant(), actor.subject()));
        audit.recordWithReason(tx, actor, "warning.closed", "person", warning.personId(), body.getReason(), Map.of(
                "warning", id, "outcome", body.getKind().getValue()));
        return warnings.lock(tx, id).orElseThrow();
    }

    private static huiyu.api.assistance.model.Warning answer(Warning warning) {
        var answer = new huiyu.api.assistance.model.Warning()
                .id(warning.id())
                .personId(warning.personId())
                .basis(huiyu.api.assistance.model.Warning.BasisEnum.fromValue(warning.basis()))
                .year(warning.year())
                .ownCostFen(warning.ownCostFen())
                .thresholdFen(warning.thresholdFen())
                .bills(warning.settlements())
                .raisedAt(warning.raisedAt().atOffset(ZoneOffset.UTC));
        warning.outcome().ifPresent(outcome -> answer
                .outcome(new WarningOutcome(WarningOutcome.KindEnum.fromValue(outcome.kind()), outcome.reason()))
                .closedAt(outcome.at().atOffset(ZoneOffset.UTC)));
        return answer;
    }
}
