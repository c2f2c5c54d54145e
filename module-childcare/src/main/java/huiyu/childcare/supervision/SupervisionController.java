package huiyu.childcare.supervision;

import huiyu.api.childcare.SupervisionApi;
import huiyu.api.childcare.model.DrawnInstitution;
import huiyu.api.childcare.model.InspectionDraw;
import huiyu.api.childcare.model.InspectionRate;
import huiyu.api.childcare.model.NewInspectionDraw;
import huiyu.api.childcare.model.RosterEntry;
import huiyu.api.childcare.model.ScorePart;
import huiyu.api.childcare.model.SupervisionClassDetails;
import huiyu.api.childcare.model.SupervisionScore;
import huiyu.childcare.institution.Institutions;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SupervisionController implements SupervisionApi {

    private final Supervision supervision;
    private final Scoring scoring;
    private final Institutions institutions;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    SupervisionController(
            Supervision supervision, Scoring scoring, Institutions institutions, TenantTransaction transactions, CurrentActor currentActor) {
        this.supervision = supervision;
        this.scoring = scoring;
        this.institutions = institutions;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<Void> putSupervisionClass(String code, LocalDate validFrom, SupervisionClassDetails body) {
        Actor actor = currentActor.get();
        transactions.run(actor.tenantId(), tx -> {
            supervision.classify(tx, code, validFrom, body.getPropertyClass(), body.getReason(), actor);
            return null;
        });
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<InspectionDraw> drawInspections(NewInspectionDraw body) {
        Actor actor = currentActor.get();
        Optional<Map<String, Integer>> rates = Optional.ofNullable(body.getRates())
                .filter(named -> !named.isEmpty())
                .map(named -> named.stream().collect(Collectors.toMap(InspectionRate::getPropertyClass, InspectionRate::getPercent, (one, other) -> other, TreeMap::new)));
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> supervision.draw(
                tx, body.getName(), body.getSeed(), rates, body.getInspectors(), body.getInspectorsEach(), actor))));
    }

    @Override
    public ResponseEntity<InspectionDraw> getInspectionDraw(UUID drawId) {
        return ResponseEntity.ok(answer(transactions.read(currentActor.get().tenantId(), read -> supervision.get(read, drawId))));
    }

    @Override
    public ResponseEntity<List<SupervisionScore>> scoreInstitutions() {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> scoring.scoreAll(tx, actor)).stream()
                .map(SupervisionController::score)
                .toList());
    }

    @Override
    public ResponseEntity<SupervisionScore> getSupervisionScore(String code) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(score(transactions.read(actor.tenantId(), read -> scoring.get(read, institutions.getVisible(
                read, code, institutions.today(), actor).code()))));
    }

    private static SupervisionScore score(Scoring.Score score) {
        return new SupervisionScore(
                score.institution(), score.supervisionClass(), score.points(), score.validFrom(), score.percent(),
                score.parts().stream()
                        .map(part -> new ScorePart(ScorePart.IndicatorEnum.fromValue(part.indicator()), part.count(), part.weight()))
                        .toList());
    }

    private static InspectionDraw answer(DrawStore.Stored stored) {
        Draw draw = stored.draw();
        return new InspectionDraw(
                stored.id(), stored.name(), draw.seed(), stored.drawnOn(),
                draw.rates().entrySet().stream().map(rate -> new InspectionRate(rate.getKey(), rate.getValue())).toList(),
                draw.roster().stream().map(entry -> new RosterEntry(entry.institution(), entry.supervisionClass())).toList(),
                draw.inspectors(),
                stored.drawn().stream()
                        .map(each -> new DrawnInstitution(each.institution(), each.supervisionClass(), each.hash(), each.inspectors()))
                        .toList(),
                draw.drawn().equals(stored.drawn()));
    }
}
