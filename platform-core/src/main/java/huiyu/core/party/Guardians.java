package huiyu.core.party;

import huiyu.core.audit.Audit;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets a city app that has checked a citizen's identity find whom it may act for. */
@Component
class Guardians {

    private final TenantTransaction transactions;
    private final People people;
    private final NameStore names;
    private final Audit audit;

    Guardians(TenantTransaction transactions, People people, NameStore names, Audit audit) {
        this.transactions = transactions;
        this.people = people;
        this.names = names;
        this.audit = audit;
    }

    /**
     * @throws ProblemException 404 {@code guardian-not-on-file}, also when name and number are not one person's: the two
     *     are not told apart
     */
    UUID identify(Actor actor, Identifier citizenId, String name) {
        return transactions.run(actor.tenantId(), tx -> {
            UUID person = people.findByIdentifier(tx, citizenId)
                    .filter(found -> PersonName.of(name).text().equals(names.findNames(tx, List.of(found)).get(found)))
                    .orElseThrow(() -> ProblemException.notFound("guardian-not-on-file", Map.of()));
            audit.record(tx, actor, "guardian.identified", "person", person, Map.of());
            return person;
        });
    }
}
