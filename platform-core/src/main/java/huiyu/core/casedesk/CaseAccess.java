package huiyu.core.casedesk;

import huiyu.core.casework.CaseFile;
import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.party.Families;
import huiyu.core.party.People;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.web.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Whose cases somebody sees: a guardian those of the own children, staff those kept by their unit or below. What is out of
 * sight is not there.
 */
@Component
public class CaseAccess {

    private final Families families;
    private final People people;
    private final UnitTreeStore units;

    CaseAccess(Families families, People people, UnitTreeStore units) {
        this.families = families;
        this.people = people;
        this.units = units;
    }

    /** Whom a guardian's sight is limited to: itself and the own children; empty for staff and clients. */
    Optional<Set<UUID>> ownChildren(Read read, Actor actor) {
        return isGuardian(actor)
                ? Optional.of(actor.personId().map(person -> own(read, person)).orElse(Set.of()))
                : Optional.empty();
    }

    /** @throws ProblemException 404 {@code case-not-found} */
    public void requireVisible(Read read, CaseFile file, Actor actor) {
        if (!sees(read, file.subjectId(), file.orgUnitId(), actor)) {
            throw ProblemException.notFound("case-not-found", Map.of());
        }
    }

    /** @throws ProblemException 403 {@code not-your-child} for a guardian; 404 {@code person-not-found} for staff */
    void requireChild(Read read, UUID subjectId, Actor actor) {
        if (families.listMembers(read, subjectId).isEmpty()) {
            throw ProblemException.notFound("person-not-found", Map.of());
        }
        if (!sees(read, subjectId, families.findOrgUnit(read, subjectId), actor)) {
            throw isGuardian(actor)
                    ? ProblemException.forbidden("not-your-child", Map.of())
                    : ProblemException.notFound("person-not-found", Map.of());
        }
    }

    private Set<UUID> own(Read read, UUID person) {
        Set<UUID> own = new HashSet<>(families.listChildrenOf(read, person));
        people.findRoots(read, List.of(person)).values().forEach(own::add);
        return own;
    }

    private boolean sees(Read read, UUID subjectId, Optional<UUID> unit, Actor actor) {
        Optional<Set<UUID>> own = ownChildren(read, actor);
        if (own.isPresent()) {
            return people.findRoots(read, List.of(subjectId)).values().stream().anyMatch(own.get()::contains);
        }
        return actor.orgUnitId()
                .map(scope -> unit.filter(at -> units.isWithin(read, at, scope)).isPresent())
                .orElse(true);
    }

    static boolean isGuardian(Actor actor) {
        return actor.roles().contains(Role.GUARDIAN);
    }
}
