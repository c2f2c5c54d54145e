package huiyu.core.factsource;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.factsource.SimulatorStore.Simulated;
import huiyu.core.party.FactValue;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A bureau that answers from a table: at once, after a while, wrongly or never, always the same way. */
final class SimulatedFactSource implements FactSource {

    private final String code;
    private final Set<String> attributes;
    private final TenantTransaction transactions;
    private final SimulatorStore store;
    private final JsonMapper json;
    private final Clock clock;

    SimulatedFactSource(
            String code,
            Set<String> attributes,
            TenantTransaction transactions,
            SimulatorStore store,
            JsonMapper json,
            Clock clock) {
        this.code = code;
        this.attributes = attributes;
        this.transactions = transactions;
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Set<String> attributes() {
        return attributes;
    }

    @Override
    public List<FactAnswer> ask(int tenantId, List<FactQuery> queries) {
        return transactions.read(tenantId, read -> answers(read, queries));
    }

    private List<FactAnswer> answers(Read read, List<FactQuery> queries) {
        Map<UUID, Set<BlindIndex>> numbers = new HashMap<>();
        queries.forEach(query -> {
            Set<BlindIndex> ofQuery = new HashSet<>();
            query.numbers().forEach(number -> ofQuery.add(store.indexOf(read, number)));
            numbers.put(query.requestId(), ofQuery);
        });
        List<BlindIndex> all = numbers.values().stream().flatMap(Collection::stream).distinct().toList();
        List<Simulated> known = store.list(read, code, all);
        List<FactAnswer> answers = new ArrayList<>();
        for (FactQuery query : queries) {
            Optional<Simulated> found = known.stream()
                    .filter(each -> each.attribute().equals(query.attribute()))
                    .filter(each -> numbers.get(query.requestId()).contains(each.index()))
                    .findFirst();
            if (found.isEmpty()) {
                answers.add(new FactAnswer(query.requestId(), List.of()));
            } else if (answersNow(found.get(), query)) {
                answers.add(new FactAnswer(query.requestId(), List.of(fact(found.get()))));
            }
        }
        return answers;
    }

    private boolean answersNow(Simulated known, FactQuery query) {
        return switch (known.behaviour()) {
            case ANSWER, WRONG -> true;
            case SILENT -> false;
            case SLOW -> !clock.instant().isBefore(query.askedAt().plusSeconds(known.delaySeconds()));
        };
    }

    private FactValue fact(Simulated known) {
        boolean wrong = known.behaviour() == SimulatedFact.Behaviour.WRONG && known.wrongValue() != null;
        Object value = json.readValue(wrong ? known.wrongValue() : known.value(), Object.class);
        return new FactValue(
                known.attribute(),
                Optional.ofNullable(value),
                Optional.ofNullable(known.validFrom()),
                Optional.ofNullable(known.validTo()));
    }
}
