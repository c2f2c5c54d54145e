package huiyu.assistance.warning;

import huiyu.api.assistance.AssistanceWarningsApi;
import huiyu.api.assistance.model.WarningOutcome;
import huiyu.api.assistance.model.WarningPage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.People;
import huiyu.core.web.Cursor;
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
    private final WarningOutcomes outcomes;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final People people;

    WarningController(
            WarningStore warnings, WarningOutcomes outcomes, TenantTransaction transactions, CurrentActor currentActor,
            People people) {
        this.warnings = warnings;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.people = people;
    }

    @Override
    public ResponseEntity<WarningPage> listWarnings(Boolean open, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> {
            List<Warning> found = warnings.list(
                    read, Boolean.TRUE.equals(open), Optional.ofNullable(Cursor.decodeId(cursor)), most + 1);
            Map<UUID, String> names = people.findMaskedNames(read, found.stream().map(Warning::personId).toList());
            WarningPage page = new WarningPage(found.stream()
                    .limit(most)
                    .map(warning -> answer(warning).personName(names.get(warning.personId())))
                    .toList());
            return found.size() > most ? page.nextCursor(Cursor.after(found.get(most - 1).id()).encode()) : page;
        }));
    }

    @Override
    public ResponseEntity<huiyu.api.assistance.model.Warning> closeWarning(UUID warningId, WarningOutcome body) {
        Actor actor = currentActor.get();
        WarningOutcomes.Wish wish = new WarningOutcomes.Wish(body.getKind().getValue(), body.getReason(), object(body));
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> outcomes.close(tx, warningId, wish, actor))));
    }

    private static Optional<String> object(WarningOutcome body) {
        return switch (body.getKind()) {
            case STATUS_GRANTED -> Optional.ofNullable(body.getStatus());
            case AID_CASE -> Optional.ofNullable(body.getProgramme());
            case REFERRED -> Optional.ofNullable(body.getBody());
            case CLOSED -> Optional.empty();
        };
    }

    private static huiyu.api.assistance.model.Warning answer(Warning warning) {
        var answer = new huiyu.api.assistance.model.Warning()
                .id(warning.id())
                .personId(warning.personId())
                .of(warning.householdId().isPresent()
                        ? huiyu.api.assistance.model.Warning.OfEnum.HOUSEHOLD
                        : huiyu.api.assistance.model.Warning.OfEnum.PERSON)
                .basis(huiyu.api.assistance.model.Warning.BasisEnum.fromValue(warning.basis()))
                .year(warning.year())
                .ownCostFen(warning.ownCostFen())
                .thresholdFen(warning.thresholdFen())
                .bills(warning.settlements())
                .raisedAt(warning.raisedAt().atOffset(ZoneOffset.UTC));
        warning.outcome().ifPresent(outcome -> answer
                .outcome(new WarningOutcome(WarningOutcome.KindEnum.fromValue(outcome.kind()), outcome.reason()))
                .result(outcome.result().orElse(null))
                .closedAt(outcome.at().atOffset(ZoneOffset.UTC)));
        return answer;
    }
}
