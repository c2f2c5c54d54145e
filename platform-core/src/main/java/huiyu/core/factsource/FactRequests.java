package huiyu.core.factsource;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.party.People;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks bureaus about people, and says what is still awaited. */
@Component
public class FactRequests {

    private static final int MOST_SHOWN = 200;

    private final List<FactSource> sources;
    private final FactRequestStore requests;
    private final People people;
    private final Clock clock;

    FactRequests(List<FactSource> sources, FactRequestStore requests, People people, Clock clock) {
        this.sources = sources;
        this.requests = requests;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Asks every bureau that knows an attribute; what is being asked already is not asked twice. Answers come as recorded
     * facts, at once or later, and cases hear of them by {@link huiyu.core.party.FactRecorder#RECORDED}.
     *
     * @param attributes as facts are recorded: {@code household}, {@code family.status}
     * @return the attributes no bureau knows: only a person can answer these
     */
    public Set<String> ask(Tx tx, Collection<UUID> personIds, Set<String> attributes, String askedBy) {
        Set<UUID> roots = Set.copyOf(people.findRoots(tx, personIds).values());
        List<FactRequestStore.NewRequest> asked = new ArrayList<>();
        Set<String> unanswerable = new java.util.TreeSet<>(attributes);
        for (FactSource source : sources) {
            for (String attribute : attributes) {
                if (source.attributes().contains(attribute)) {
                    unanswerable.remove(attribute);
                    roots.forEach(root -> asked.add(new FactRequestStore.NewRequest(root, attribute, source.code())));
                }
            }
        }
        if (!asked.isEmpty()) {
            requests.insert(tx, asked, clock.instant(), askedBy);
        }
        return unanswerable;
    }

    /** What bureaus have not answered yet of these people, with since when they were asked. */
    public List<FactRequest> listWaiting(Read read, Collection<UUID> personIds) {
        return requests.list(read, roots(read, personIds), true, MOST_SHOWN);
    }

    List<FactRequest> list(Read read, UUID personId) {
        return requests.list(read, roots(read, List.of(personId)), false, MOST_SHOWN);
    }

    private Collection<UUID> roots(Read read, Collection<UUID> personIds) {
        return people.findRoots(read, personIds).values();
    }
}
