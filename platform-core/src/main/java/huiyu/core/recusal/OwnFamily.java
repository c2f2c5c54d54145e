package huiyu.core.recusal;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.party.Families;
import huiyu.core.party.People;
import huiyu.core.staff.StaffDirectory;
import huiyu.core.web.ProblemException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * 回避: nobody decides the own family's case. Who a staff member is, is known by citizen id where an administrator gave it,
 * and by the recusals recorded by hand; who is family, by kinship and household on file.
 */
@Component
public class OwnFamily {

    private final RecusalStore recusals;
    private final StaffDirectory staff;
    private final People people;
    private final Families families;

    OwnFamily(RecusalStore recusals, StaffDirectory staff, People people, Families families) {
        this.recusals = recusals;
        this.staff = staff;
        this.people = people;
        this.families = families;
    }

    /** @throws ProblemException 403 {@code own-family} */
    public void refuse(Read read, UUID subjectId, Actor actor) {
        if (isOwn(read, subjectId, actor)) {
            throw ProblemException.forbidden("own-family", Map.of());
        }
    }

    private boolean isOwn(Read read, UUID subjectId, Actor actor) {
        Set<UUID> own = new HashSet<>(recusals.listPersons(read, actor.subject()));
        actor.personId().ifPresent(own::add);
        staff.findCitizen(read, actor.subject())
                .flatMap(citizen -> people.findByIndex(read, citizen))
                .ifPresent(own::add);
        if (own.isEmpty()) {
            return false;
        }
        Set<UUID> family = families.listRelated(read, subjectId);
        return own.stream().anyMatch(family::contains);
    }
}
