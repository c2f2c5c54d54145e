package huiyu.core.party;

import huiyu.core.identity.Actor;
import java.util.UUID;

/**
 * Whose files an actor may see: all of the tenant, those kept in an org unit or below it, or a citizen's own and those of
 * the children in their care.
 *
 * @param orgUnitId null for the whole tenant
 * @param selfId null unless a citizen asks
 */
record PersonScope(UUID orgUnitId, UUID selfId) {

    static PersonScope of(Actor actor) {
        return new PersonScope(actor.orgUnitId().orElse(null), actor.personId().orElse(null));
    }
}
