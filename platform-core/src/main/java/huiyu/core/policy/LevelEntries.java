package huiyu.core.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one level says, as known at a moment or as it would be after a proposal. */
record LevelEntries(PolicyLevel level, List<Piece> pieces) {

    /** An entry without its history. */
    record Piece(EntrySlot slot, LocalDate validFrom, LocalDate validTo, Map<String, Object> content) {

        static Piece of(PolicyEntry entry) {
            return new Piece(entry.slot(), entry.validFrom(), entry.validTo(), entry.content());
        }

        static Piece of(EntryPlan.Addition added) {
            return new Piece(added.slot(), added.validFrom(), added.validTo(), added.content());
        }
    }

    Stream<Piece> of(EntryKind kind) {
        return pieces.stream().filter(piece -> piece.slot().kind() == kind);
    }

    /** Deals entries of a lineage out to their levels. */
    static List<LevelEntries> deal(List<PolicyLevel> levels, List<PolicyEntry> entries) {
        return levels.stream()
                .map(level -> new LevelEntries(
                        level,
                        entries.stream()
                                .filter(entry -> level.owns(entry.slot(), entry.tenantId()))
                                .map(Piece::of)
                                .toList()))
                .toList();
    }
}
