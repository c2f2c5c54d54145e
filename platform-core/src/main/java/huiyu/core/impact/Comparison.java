package huiyu.core.impact;

import huiyu.core.impact.Figures.Group;
import huiyu.core.impact.Figures.PlaceCell;
import huiyu.core.impact.Figures.Why;
import huiyu.core.impact.Figures.YearCell;
import huiyu.kernel.money.Money;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Instalment;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One person's answer by the present policy beside the one by the proposed policy. Pure. */
record Comparison(Assessment present, Assessment proposed, LocalDate today) {

    private record Paid(String component, LocalDate from) implements Comparable<Paid> {
        @Override
        public int compareTo(Paid other) {
            int byComponent = component.compareTo(other.component);
            return byComponent != 0 ? byComponent : from.compareTo(other.from);
        }
    }

    /** What one instalment changes by, and in which year that falls due. */
    private record Change(int year, long fen) {}

    private Map<Paid, Change> changes() {
        Map<Paid, Change> changes = new TreeMap<>();
        present.instalments().forEach(paid -> add(changes, paid, paid.amount().negated()));
        proposed.instalments().forEach(due -> add(changes, due, due.amount()));
        changes.values().removeIf(change -> change.fen() == 0);
        return changes;
    }

    private void add(Map<Paid, Change> changes, Instalment instalment, Money amount) {
        LocalDate due = instalment.payableFrom() == null ? instalment.from() : instalment.payableFrom();
        // what is owed or owing for a year gone by is settled now
        int year = Math.max(due.getYear(), today.getYear());
        changes.merge(
                new Paid(instalment.component(), instalment.from()),
                new Change(year, amount.fen()),
                (one, other) -> new Change(Math.max(one.year(), other.year()), one.fen() + other.fen()));
    }

    /** As figures of one decision; of nobody when both come to the same. */
    Figures ofDecision(PlaceCell place) {
        Map<Paid, Change> changes = changes();
        if (changes.isEmpty() && present.verdict() == proposed.verdict()) {
            return counted(1, 0, 0);
        }
        long total = changes.values().stream().mapToLong(Change::fen).sum();
        Map<Integer, Long> byYear = changes.values().stream()
                .collect(Collectors.groupingBy(Change::year, TreeMap::new, Collectors.summingLong(Change::fen)));
        List<YearCell> years = byYear.entrySet().stream()
                .map(year -> new YearCell(present.programme(), year.getKey(), 1, year.getValue()))
                .toList();
        Group group = new Group(
                present.programme(), direction(total), components(changes.keySet()), newReasons(), 1, total, total, total);
        return new Figures(
                1, 1, total, 0, 0, 0L, 0, 0, 0, 0, years,
                List.of(new PlaceCell(place.code(), place.nameZh(), place.nameEn(), 1, total)), List.of(group));
    }

    /** As figures of one open case: its money is not promised yet, and counted apart. */
    Figures ofCase() {
        Map<Paid, Change> changes = changes();
        boolean same = changes.isEmpty() && present.verdict() == proposed.verdict();
        long total = changes.values().stream().mapToLong(Change::fen).sum();
        return new Figures(0, 0, 0L, 1, same ? 0 : 1, total, 0, 0, 0, 0, List.of(), List.of(), List.of());
    }

    static Figures counted(int decisions, int cases, int unanswered) {
        return new Figures(decisions, 0, 0L, cases, 0, 0L, 0, unanswered, 0, 0, List.of(), List.of(), List.of());
    }

    /** Open cases that policy was never asked about, say because it is not sure who the family is. */
    static Figures notAssessed(int cases) {
        return new Figures(0, 0, 0L, cases, 0, 0L, cases, 0, 0, 0, List.of(), List.of(), List.of());
    }

    private String direction(long total) {
        if (proposed.verdict() == Verdict.OPEN && present.verdict() != Verdict.OPEN) {
            return "ASKS";
        }
        if (proposed.verdict() == Verdict.GRANTED && present.verdict() != Verdict.GRANTED) {
            return "NEWLY_GRANTED";
        }
        if (proposed.verdict() == Verdict.REFUSED && present.verdict() != Verdict.REFUSED) {
            return "NO_LONGER_GRANTED";
        }
        return total > 0 ? "MORE" : total < 0 ? "LESS" : "OTHERWISE";
    }

    private static List<String> components(Set<Paid> paid) {
        return List.copyOf(paid.stream().map(Paid::component).collect(Collectors.toCollection(TreeSet::new)));
    }

    private List<Why> newReasons() {
        Set<String> before = present.reasons().stream().map(Reason::code).collect(Collectors.toSet());
        return proposed.reasons().stream()
                .filter(reason -> !before.contains(reason.code()))
                .map(reason -> new Why(reason.code(), reason.text().zh(), reason.text().en()))
                .sorted(java.util.Comparator.comparing(Why::code))
                .toList();
    }
}
