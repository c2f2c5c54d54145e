package huiyu.core.party;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A file as it is shown: numbers masked, what holds now. */
record PersonFile(
        UUID id,
        String name,
        List<MaskedNumber> identifiers,
        Optional<String> phoneMasked,
        Optional<UUID> householdId,
        Optional<UUID> orgUnitId,
        Optional<String> movedTo,
        List<KinLine> relatives,
        List<KinLine> children,
        List<FactValue> facts) {

    record MaskedNumber(String kind, String masked) {}

    record KinLine(Kin kin, UUID personId, String name) {}

    /** @param birthDate written as a date */
    record Summary(UUID id, String name, List<MaskedNumber> identifiers, Optional<String> birthDate) {}

    record Page(List<Summary> items, Optional<UUID> lastNameId) {}
}
