package huiyu.core.takeup;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.tenant.UnitTreeStore;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the last pass over the children has found, added up. */
@Component
class TakeUpCounts {

    private final TakeUp takeUp;
    private final TakeUpStore store;
    private final UnitTreeStore units;

    TakeUpCounts(TakeUp takeUp, TakeUpStore store, UnitTreeStore units) {
        this.takeUp = takeUp;
        this.store = store;
        this.units = units;
    }

    /** How many: entitled, and entitled unless a missing fact speaks against it. */
    record Count(int eligible, int open) {

        Count plus(Count other) {
            return new Count(eligible + other.eligible, open + other.open);
        }
    }

    /**
     * @param byDistrict empty where the household is not known
     * @param countedAt when the last whole pass ended; empty when there was none yet
     */
    record Counted(Map<Optional<UUID>, Count> byDistrict, Optional<Instant> countedAt) {}

    /** Within the actor's scope. */
    Counted byDistrict(Read read, String programme, Actor actor) {
        takeUp.requireProgramme(read, programme);
        Set<UUID> inScope = actor.orgUnitId().map(scope -> units.listWithin(read, scope)).orElse(null);
        Map<UUID, UUID> districts = units.findDistricts(read);
        Map<Optional<UUID>, Count> byDistrict = new LinkedHashMap<>();
        store.countByUnit(read, programme).forEach((unit, count) -> {
            if (inScope == null || unit.filter(inScope::contains).isPresent()) {
                byDistrict.merge(unit.map(districts::get), count, Count::plus);
            }
        });
        return new Counted(byDistrict, store.findCountedAt(read, programme));
    }

    /** How many are entitled; empty when nobody has counted yet. */
    Optional<Long> findEligible(Read read, String programme) {
        return store.findCountedAt(read, programme)
                .map(counted -> store.countByUnit(read, programme).values().stream().mapToLong(Count::eligible).sum());
    }

    List<UUID> listEligible(Read read, String programme, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return store.listEligible(read, programme, scope, after, limit);
    }
}
