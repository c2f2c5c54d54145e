package huiyu.childcare.indicator;

import huiyu.api.childcare.ChildcarePopulationApi;
import huiyu.api.childcare.model.PopulationDetails;
import huiyu.childcare.indicator.PopulationStore.Population;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("childcarePopulationController")
class PopulationController implements ChildcarePopulationApi {

    private final PopulationStore store;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    PopulationController(PopulationStore store, TenantTransaction transactions, CurrentActor currentActor, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<List<huiyu.api.childcare.model.Population>> listPopulation() {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), store::list).stream()
                .map(PopulationController::answer)
                .toList());
    }

    @Override
    public ResponseEntity<huiyu.api.childcare.model.Population> putPopulation(String divisionCode, Integer year, PopulationDetails body) {
        Actor actor = currentActor.get();
        if (body.getUnderThree() > body.getPeople()) {
            throw ProblemException.invalidField("underThree", "more-than-all", Map.of());
        }
        Population population = new Population(divisionCode, year, body.getPeople(), body.getUnderThree(), body.getSource());
        if (!transactions.run(actor.tenantId(), tx -> store.put(tx, population, actor.subject(), clock.instant()))) {
            throw ProblemException.notFound("org-unit-not-found", Map.of("orgUnit", divisionCode));
        }
        return ResponseEntity.ok(answer(population));
    }

    private static huiyu.api.childcare.model.Population answer(Population population) {
        return new huiyu.api.childcare.model.Population(
                population.divisionCode(), population.year(), population.people(), population.underThree(), population.source());
    }
}
