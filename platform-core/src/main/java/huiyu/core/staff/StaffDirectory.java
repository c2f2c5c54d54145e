package huiyu.core.staff;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.identity.Role;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What other rooms may know of staff: who works here as what, and, hidden in a hash, who they are as citizens. */
@Component
public class StaffDirectory {

    private final ColleagueStore store;

    StaffDirectory(ColleagueStore store) {
        this.store = store;
    }

    /**
     * Somebody who works here.
     *
     * @param subject of the person's tokens
     * @param orgUnitId where the data scope begins; empty for the whole tenant
     */
    public record Colleague(String subject, String displayName, Set<Role> roles, Optional<UUID> orgUnitId) {}

    /** The keyed hash of the staff member's citizen id; empty for who is not staff or has not been linked. */
    public Optional<BlindIndex> findCitizen(Read read, String subject) {
        return store.findCitizen(read, subject);
    }

    /** By which a staff member's tokens are known; empty for nobody's id, and before the first sign-in was prepared. */
    public Optional<String> findSubject(Read read, UUID staffId) {
        return store.findSubject(read, staffId);
    }

    /** Empty for who does not work here on that day. */
    public Optional<Colleague> findColleague(Read read, String subject, LocalDate on) {
        return store.find(read, subject, on);
    }

    public List<Colleague> listWithRole(Read read, Role role, LocalDate on) {
        return store.listWithRole(read, role, on);
    }

    /** Display names by subject, of those who are or were staff. */
    public Map<String, String> findNames(Read read, Collection<String> subjects) {
        return store.findNames(read, subjects);
    }
}
