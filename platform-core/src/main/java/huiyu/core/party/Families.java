package huiyu.core.party;

import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who belongs together: a child with its parents and guardians, seen from either side. */
@Component
public class Families {

    private final FamilyStore store;
    private final MoveStore moves;

    Families(FamilyStore store, MoveStore moves) {
        this.store = store;
        this.moves = moves;
    }

    /** @param role {@code child}, {@code mother}, {@code father} or {@code guardian} */
    public record Member(UUID personId, String role, String name, Optional<LocalDate> birthDate) {}

    /** A child's file and where it is kept. */
    public record ChildFile(UUID childId, Optional<UUID> orgUnitId) {}

    /** The child first. Empty when there is no such person in this tenant. */
    public List<Member> listMembers(Read read, UUID childId) {
        return store.listMembers(read, childId);
    }

    /** Everybody of the family but the child, with what they are to it. */
    public Map<UUID, String> roles(Read read, UUID childId) {
        Map<UUID, String> roles = new LinkedHashMap<>();
        listMembers(read, childId).stream()
                .filter(member -> !member.role().equals("child"))
                .forEach(member -> roles.putIfAbsent(member.personId(), member.role()));
        return roles;
    }

    /** The children somebody is parent or guardian of. */
    public Set<UUID> listChildrenOf(Read read, UUID personId) {
        return store.listChildrenOf(read, personId);
    }

    /**
     * Everybody within four steps of kinship of a person (parents, siblings, grandparents, uncles, cousins; step by step
     * also in-laws), and who lives in the household of the person or of those one step away. The person too.
     */
    public Set<UUID> listRelated(Read read, UUID personId) {
        return store.listRelated(read, personId);
    }

    /** Who lives together today. @param members files, the person's own among them */
    public record Household(UUID id, Set<UUID> members) {}

    /** Empty for somebody of whose household nothing is on file. */
    public Optional<Household> findHousehold(Read read, UUID personId) {
        return store.findHousehold(read, personId);
    }

    /** Whether the file of a person was handed over by another city. */
    public boolean cameFromElsewhere(Read read, UUID personId) {
        return moves.cameFromElsewhere(read, personId);
    }

    /** Where the file of a person is kept. */
    public Optional<UUID> findOrgUnit(Read read, UUID personId) {
        return store.findOrgUnit(read, personId);
    }

    /** The next children on file after an id, in id order; those that moved away are left out. */
    public List<ChildFile> listChildren(Read read, Optional<UUID> after, int limit) {
        return store.listChildren(read, after, limit);
    }
}
