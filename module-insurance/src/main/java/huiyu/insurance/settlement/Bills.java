package huiyu.insurance.settlement;

import huiyu.core.db.Read;
import huiyu.core.party.People;
import huiyu.core.settlement.SettledBill;
import huiyu.core.settlement.SettledBills;
import huiyu.core.web.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Settled bills for those who ask: officers by person, other modules through core's port. */
@Component
class Bills implements SettledBills {

    record Receivable(UUID settlementId, UUID personId, long fen, Instant bookedAt) {}

    private final BillStore store;
    private final SettlementStore settlements;
    private final People people;

    Bills(BillStore store, SettlementStore settlements, People people) {
        this.store = store;
        this.settlements = settlements;
        this.people = people;
    }

    @Override
    public Optional<SettledBill> find(Read read, UUID settlementId) {
        return store.listLatest(read, List.of(settlementId), Optional.empty()).stream().findFirst();
    }

    @Override
    public List<SettledBill> listLatest(Read read, Collection<UUID> settlementIds) {
        return store.listLatest(read, settlementIds, Optional.empty());
    }

    @Override
    public List<SettledBill> listLatest(Read read, Collection<UUID> settlementIds, String kind) {
        return store.listLatest(read, settlementIds, Optional.of(kind));
    }

    @Override
    public List<SettledBill> list(Read read, Collection<UUID> personIds, LocalDate from, LocalDate to) {
        return store.list(read, personIds, from, to);
    }

    /** @throws ProblemException 404 {@code settlement-not-found} */
    Version get(Read read, UUID id) {
        return settlements.find(read, id).orElseThrow(() -> ProblemException.notFound("settlement-not-found", Map.of()));
    }

    List<Version> list(Read read, UUID personId, Optional<UUID> before, int limit) {
        return settlements.list(read, people.getRoot(read, personId), before, limit);
    }

    SortedMap<Integer, Map<String, Long>> counters(Read read, UUID personId) {
        return store.counters(read, people.getRoot(read, personId));
    }

    List<Receivable> listReceivables(Read read, Optional<UUID> before, int limit) {
        return store.listReceivables(read, before, limit);
    }
}
