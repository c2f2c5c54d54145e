package huiyu.core.question;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.factsource.FactRequest;
import huiyu.core.factsource.FactRequests;
import huiyu.core.identity.Actor;
import huiyu.core.party.Families;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the bureaus what a case does not know, beside asking the family; who answers first ends the question. */
@Component
public class BureauQuestions {

    private final FactRequests requests;
    private final Families families;

    BureauQuestions(FactRequests requests, Families families) {
        this.requests = requests;
        this.families = families;
    }

    /** @param fact of the catalogue, such as {@code mother.household} */
    public record Awaited(String fact, String source, Instant since) {}

    /** @param facts of the catalogue; what no bureau knows stays a question to people */
    public void ask(Tx tx, UUID subjectId, Collection<String> facts, Actor actor) {
        Map<UUID, String> roles = families.roles(tx, subjectId);
        Map<UUID, Set<String>> ofPersons = facts.stream()
                .flatMap(fact -> FactPlace.find(subjectId, roles, fact).stream())
                .collect(Collectors.groupingBy(
                        FactPlace::personId, Collectors.mapping(FactPlace::attribute, Collectors.toSet())));
        ofPersons.forEach((person, attributes) -> requests.ask(tx, List.of(person), attributes, actor.subject()));
    }

    /** What bureaus have not answered yet of the subject and its family, latest first. */
    public List<Awaited> listAwaited(Read read, UUID subjectId) {
        Map<UUID, String> roles = families.roles(read, subjectId);
        List<UUID> persons = new ArrayList<>(roles.keySet());
        persons.add(subjectId);
        return requests.listWaiting(read, persons).stream()
                .map(request -> awaited(request, subjectId, roles))
                .toList();
    }

    private static Awaited awaited(FactRequest request, UUID subjectId, Map<UUID, String> roles) {
        FactPlace place = new FactPlace(request.personId(), request.attribute());
        return new Awaited(place.fact(subjectId, roles), request.source(), request.askedAt());
    }
}
