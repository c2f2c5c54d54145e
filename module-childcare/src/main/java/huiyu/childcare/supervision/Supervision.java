package huiyu.childcare.supervision;

import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.Institutions;
import huiyu.childcare.supervision.DrawStore.Stored;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Classes of institutions and draws of inspections. */
@Component
class Supervision {

    private final DrawStore store;
    private final Scoring scoring;
    private final Institutions institutions;
    private final Audit audit;
    private final Clock clock;

    Supervision(DrawStore store, Scoring scoring, Institutions institutions, Audit audit, Clock clock) {
        this.store = store;
        this.scoring = scoring;
        this.institutions = institutions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 409 {@code supervision-class-exists} for another class from the same day */
    void classify(Tx tx, String code, LocalDate validFrom, String supervisionClass, String reason, Actor actor) {
        Institution institution = institutions.getLocked(tx, code, validFrom);
        Optional<String> there = store.findClass(tx, institution.id(), validFrom);
        if (there.filter(known -> !known.equals(supervisionClass)).isPresent()) {
            throw ProblemException.conflict("supervision-class-exists", Map.of("validFrom", validFrom));
        }
        if (there.isEmpty()) {
            store.insertClass(tx, institution.id(), supervisionClass, reason, validFrom, actor.subject(), clock.instant());
            audit.record(tx, actor, "childcare-institution.classified", "childcare-institution", institution.id(), Map.of(
                    "class", supervisionClass, "validFrom", validFrom.toString()));
        }
    }

    /**
     * @param rates empty: the tenant's by class, as they are today
     * @throws ProblemException 409 {@code seed-used} for another draw with the same seed
     */
    Stored draw(
            Tx tx, String name, String seed, Optional<Map<String, Integer>> rates, List<String> inspectors, int inspectorsEach, Actor actor) {
        store.lockSeed(tx, seed);
        Optional<Stored> before = store.findBySeed(tx, seed);
        if (before.isPresent()) {
            Draw drawn = before.get().draw();
            Draw asked = new Draw(seed, rates.orElse(drawn.rates()), drawn.roster(), inspectors, inspectorsEach);
            if (!drawn.equals(asked) || !before.get().name().equals(name)) {
                throw ProblemException.conflict("seed-used", Map.of());
            }
            return before.get();
        }
        LocalDate today = LocalDate.now(clock);
        Draw draw = new Draw(seed, rates.orElseGet(() -> scoring.inspectionRates(tx, today)), store.roster(tx, today), inspectors, inspectorsEach);
        UUID id = store.insert(tx, name, today, draw, actor.subject(), clock.instant());
        audit.record(tx, actor, "inspection.drawn", "inspection-draw", id, Map.of("seed", seed));
        return get(tx, id);
    }

    Stored get(Read read, UUID id) {
        return store.find(read, id).orElseThrow(() -> ProblemException.notFound("draw-not-found", Map.of("draw", id)));
    }
}
