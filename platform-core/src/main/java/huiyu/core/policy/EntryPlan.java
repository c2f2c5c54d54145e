package huiyu.core.policy;

import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a proposal does to the entries a tenant has: which stay, which are superseded, which are added. Pure. Nothing is
 * edited: a value that is cut short is superseded and added again with its new last day.
 *
 * <p>A new value cuts short what is open-ended and began earlier. Anything else that already stands in its days is an
 * overlap, unless the change says that it replaces it; what is replaced in part goes on after the new days.
 */
record EntryPlan(
        List<PolicyEntry> kept, List<PolicyEntry> superseded, List<Addition> added, List<ChangeProblem> problems) {

    /** An entry to be added. */
    record Addition(EntrySlot slot, LocalDate validFrom, LocalDate validTo, Map<String, Object> content) {

        static Addition in(Period period, EntrySlot slot, Map<String, Object> content) {
            return new Addition(
                    slot, period.startsOpen() ? null : period.from(), period.lastDay().orElse(null), content);
        }

        Period period() {
            return Period.ofDays(validFrom, validTo);
        }
    }

    /** @param own the tenant's own entries that are not superseded */
    static EntryPlan of(List<PolicyEntry> own, List<Change> changes) {
        List<ChangeProblem> problems = new ArrayList<>(EntryChecks.disorders(changes));
        if (problems.isEmpty()) {
            problems.addAll(EntryChecks.overlaps(own, changes));
        }
        return problems.isEmpty() ? apply(own, changes) : new EntryPlan(own, List.of(), List.of(), problems);
    }

    private static EntryPlan apply(List<PolicyEntry> own, List<Change> changes) {
        List<PolicyEntry> kept = new ArrayList<>();
        List<PolicyEntry> superseded = new ArrayList<>();
        List<Addition> added = new ArrayList<>();
        for (PolicyEntry entry : own) {
            List<Period> left = left(entry, changes);
            if (left.equals(List.of(entry.period()))) {
                kept.add(entry);
            } else {
                superseded.add(entry);
                left.forEach(period -> added.add(Addition.in(period, entry.slot(), entry.content())));
            }
        }
        changes.stream()
                .filter(change -> change.action() == Change.Action.SET)
                .forEach(change -> added.add(Addition.in(change.period(), change.slot(), change.content())));
        return new EntryPlan(List.copyOf(kept), List.copyOf(superseded), List.copyOf(added), List.of());
    }

    /** What is left of an entry's days beside the changes. */
    private static List<Period> left(PolicyEntry entry, List<Change> changes) {
        List<Period> left = List.of(entry.period());
        for (Change change : changes) {
            if (change.slot().equals(entry.slot()) && change.concerns(entry)) {
                Period gone = change.replace() ? change.period() : Period.from(change.period().from());
                left = left.stream().flatMap(period -> minus(period, gone).stream()).toList();
            }
        }
        return left;
    }

    private static List<Period> minus(Period period, Period gone) {
        List<Period> left = new ArrayList<>();
        Period.between(period.from(), min(period.until(), gone.from())).ifPresent(left::add);
        Period.between(max(period.from(), gone.until()), period.until()).ifPresent(left::add);
        return left;
    }

    private static LocalDate min(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate max(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? b : a;
    }
}
