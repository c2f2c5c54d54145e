package huiyu.core.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be wrong with changes before anybody asks what they say: dates in disorder, overlaps, nothing to end. */
final class EntryChecks {

    private EntryChecks() {}

    static List<ChangeProblem> disorders(List<Change> changes) {
        List<ChangeProblem> problems = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            boolean ends = change.action() == Change.Action.END;
            if (ends && change.kind().dated() && change.validTo() == null) {
                problems.add(ChangeProblem.of(i, "validTo", "required", Map.of()));
            }
            if (!ends && change.content().isEmpty()) {
                problems.add(ChangeProblem.of(i, "content", "required", Map.of()));
            }
            if (!ends && isBackwards(change)) {
                problems.add(ChangeProblem.of(i, "validTo", "period-order", Map.of("validFrom", change.validFrom())));
            }
            if (change.orgUnitId() != null && change.kind() != EntryKind.VALUE) {
                problems.add(ChangeProblem.of(i, "orgUnitId", "district-values-only", Map.of()));
            }
        }
        return problems;
    }

    private static boolean isBackwards(Change change) {
        return change.validFrom() != null && change.validTo() != null && change.validTo().isBefore(change.validFrom());
    }

    static List<ChangeProblem> overlaps(List<PolicyEntry> own, List<Change> changes) {
        List<ChangeProblem> problems = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Change change = changes.get(i);
            if (change.action() == Change.Action.END) {
                if (own.stream().noneMatch(entry -> entry.slot().equals(change.slot()) && change.concerns(entry))) {
                    problems.add(ChangeProblem.of(i, "key", "nothing-to-end", Map.of("key", change.key())));
                }
            } else {
                overlapWithEarlier(changes, i, problems);
                overlapWithStanding(own, i, change, problems);
            }
        }
        return problems;
    }

    private static void overlapWithEarlier(List<Change> changes, int index, List<ChangeProblem> problems) {
        Change change = changes.get(index);
        for (Change earlier : changes.subList(0, index)) {
            if (earlier.action() == Change.Action.SET
                    && earlier.slot().equals(change.slot())
                    && earlier.period().overlaps(change.period())) {
                problems.add(overlap(index, earlier.period().toString()));
            }
        }
    }

    private static void overlapWithStanding(
            List<PolicyEntry> own, int index, Change change, List<ChangeProblem> problems) {
        if (change.replace() || !change.kind().dated()) {
            return;
        }
        for (PolicyEntry entry : own) {
            boolean openAndEarlier =
                    entry.validTo() == null && entry.period().from().isBefore(change.period().from());
            if (entry.slot().equals(change.slot()) && change.concerns(entry) && !openAndEarlier) {
                problems.add(overlap(index, entry.period().toString()));
            }
        }
    }

    private static ChangeProblem overlap(int index, String with) {
        return ChangeProblem.of(index, "validFrom", "overlap", Map.of("with", with));
    }
}
