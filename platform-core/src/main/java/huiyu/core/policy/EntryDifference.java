package huiyu.core.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What becomes different: an entry that begins (no before), goes (no after), or is cut short or said otherwise (both).
 */
record EntryDifference(EntrySlot slot, Dated before, Dated after) {

    record Dated(LocalDate validFrom, LocalDate validTo, Map<String, Object> content) {}

    private record Place(EntrySlot slot, LocalDate validFrom) {}

    static List<EntryDifference> of(EntryPlan plan) {
        return of(
                plan.superseded(),
                plan.added().stream()
                        .map(added -> Map.entry(
                                added.slot(), new Dated(added.validFrom(), added.validTo(), added.content())))
                        .toList());
    }

    /** Of a proposal that was approved: what it superseded and what it recorded. */
    static List<EntryDifference> of(List<PolicyEntry> superseded, Iterable<Map.Entry<EntrySlot, Dated>> added) {
        Map<Place, EntryDifference> byPlace = new LinkedHashMap<>();
        superseded.forEach(entry -> byPlace.put(
                new Place(entry.slot(), entry.validFrom()), new EntryDifference(entry.slot(), dated(entry), null)));
        added.forEach(entry -> byPlace.merge(
                new Place(entry.getKey(), entry.getValue().validFrom()),
                new EntryDifference(entry.getKey(), null, entry.getValue()),
                (gone, come) -> new EntryDifference(gone.slot(), gone.before(), come.after())));
        List<EntryDifference> differences = new ArrayList<>(byPlace.values());
        differences.removeIf(it -> Objects.equals(it.before(), it.after()));
        differences.sort(Comparator.comparing((EntryDifference it) -> it.slot().kind())
                .thenComparing(it -> it.slot().key())
                .thenComparing(EntryDifference::from));
        return List.copyOf(differences);
    }

    static Dated dated(PolicyEntry entry) {
        return new Dated(entry.validFrom(), entry.validTo(), entry.content());
    }

    private LocalDate from() {
        LocalDate from = (after == null ? before : after).validFrom();
        return from == null ? LocalDate.MIN : from;
    }
}
