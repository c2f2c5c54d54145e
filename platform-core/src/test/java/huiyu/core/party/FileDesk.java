package huiyu.core.party;

import huiyu.core.identity.Actor;
import huiyu.core.db.TenantTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What staff do with whole files, in short words for stories of other rooms. */
@Component
public class FileDesk {

    private final MoveFlow moves;
    private final PeopleFlow people;
    private final TenantTransaction transactions;
    private final People numbers;

    FileDesk(MoveFlow moves, PeopleFlow people, TenantTransaction transactions, People numbers) {
        this.moves = moves;
        this.people = people;
        this.transactions = transactions;
        this.numbers = numbers;
    }

    public void move(Actor actor, UUID child, String toDivision, LocalDate on, UUID consenting) {
        moves.handOver(actor, child, new MoveStore.Move(
                toDivision, on, List.of("birth_order", "first_household"), new MoveStore.Consent(consenting, on, "同意书")));
    }

    /** @return the merge, to be undone by */
    public UUID merge(Actor actor, UUID one, UUID other) {
        return people.merge(actor, one, other, "同一儿童").id();
    }

    public void undo(Actor actor, UUID merge) {
        people.undoMerge(actor, merge, "并非同一儿童");
    }

    public UUID find(int tenant, String certificate) {
        return transactions.read(tenant, read -> numbers
                .findByIdentifier(read, Identifiers.birthCertificate("certificate", certificate)).orElseThrow());
    }

    /** Gives a file an identity number. */
    public void identify(Actor actor, UUID person, String citizenId) {
        transactions.execute(actor.tenantId(), tx -> numbers.addIdentifier(
                tx, person, Identifiers.citizenId("citizenId", citizenId), Origin.of("household-registration", "police")));
    }

    public Map<UUID, UUID> roots(int tenant, List<UUID> persons) {
        return transactions.read(tenant, read -> numbers.findRoots(read, persons));
    }
}
