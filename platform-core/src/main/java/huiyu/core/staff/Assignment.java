package huiyu.core.staff;

import huiyu.core.identity.Role;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A role held from a day on.
 *
 * @param id empty before it is written
 * @param orgUnit division code of the unit where the data scope begins; empty for the whole tenant
 * @param to the last day; empty while open-ended
 */
record Assignment(Optional<UUID> id, Role role, Optional<String> orgUnit, LocalDate from, Optional<LocalDate> to) {

    boolean overlaps(Assignment other) {
        return !endsBefore(other.from) && !other.endsBefore(from);
    }

    boolean endsBefore(LocalDate day) {
        return to.filter(last -> last.isBefore(day)).isPresent();
    }

    /** Whether it gives the same, whatever its id. */
    boolean sameAs(Assignment other) {
        return role == other.role && orgUnit.equals(other.orgUnit) && from.equals(other.from) && to.equals(other.to);
    }
}
