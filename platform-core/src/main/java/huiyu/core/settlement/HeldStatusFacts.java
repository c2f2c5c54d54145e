package huiyu.core.settlement;

import huiyu.core.db.Read;
import huiyu.core.party.ContributedFacts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The statuses people hold, as rules ask for them ({@code person.status}). Of whom no body has said anything, nothing. */
@Component
class HeldStatusFacts implements ContributedFacts {

    private final HeldStatuses statuses;

    HeldStatusFacts(HeldStatuses statuses) {
        this.statuses = statuses;
    }

    @Override
    public Map<UUID, Map<String, Map<String, Object>>> gather(Read read, Collection<UUID> rootIds) {
        Map<UUID, List<Map<String, Object>>> held = new HashMap<>();
        statuses.list(read, rootIds).forEach(status ->
                held.computeIfAbsent(status.personId(), person -> new ArrayList<>()).add(dated(status)));
        Map<UUID, Map<String, Map<String, Object>>> facts = new HashMap<>();
        held.forEach((person, list) -> facts.put(person, Map.of("person", Map.of("status", list))));
        return facts;
    }

    private static Map<String, Object> dated(HeldStatus status) {
        Map<String, Object> dated = new LinkedHashMap<>();
        dated.put("value", status.status());
        dated.put("from", status.validFrom().toString());
        status.validTo().ifPresent(last -> dated.put("to", last.toString()));
        return dated;
    }
}
