package huiyu.core.party;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A child and those who care for it, as one birth or application names them.
 *
 * @param familyFacts what holds for the household, by attribute name with {@code family.}
 * @param orgUnitId where the files are kept; empty: where the child's household registration says
 */
public record FamilyRegistration(
        Member child, List<Relative> relatives, List<FactValue> familyFacts, Optional<UUID> orgUnitId) {

    /**
     * @param name as written in the document; empty for a newborn without a name yet
     * @param identifiers at least one
     * @param phone a mobile phone in China, 11 digits
     * @param facts what holds for this person, by attribute name without subject
     */
    public record Member(
            Optional<String> name, List<Identifier> identifiers, Optional<String> phone, List<FactValue> facts) {}

    public record Relative(Kin kin, Member person) {}

    /**
     * @param relatives the files in the order of the request
     * @param created whether the child had no file before
     */
    public record Registered(UUID childId, List<RegisteredRelative> relatives, UUID householdId, boolean created) {

        /** Mother and father by what they are; of several guardians the first. */
        public Map<Kin, UUID> byKin() {
            Map<Kin, UUID> byKin = new java.util.EnumMap<>(Kin.class);
            relatives.forEach(relative -> byKin.putIfAbsent(relative.kin(), relative.personId()));
            return byKin;
        }
    }

    public record RegisteredRelative(Kin kin, UUID personId) {}
}
