package huiyu.kernel.time;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A value as a function of time: ordered, without overlaps, gaps allowed. Immutable. Every operation works on break
 * points; none walks over days or months.
 */
public final class Timeline<V> {
    public record Entry<V>(Period period, V value) {
        public Entry {
            Objects.requireNonNull(value, "A timeline has gaps, not nulls");
        }
    }

    private static final Timeline<?> EMPTY = new Timeline<>(List.of());
    private final List<Entry<V>> entries;

    private Timeline(List<Entry<V>> entries) {
        this.entries = entries;
    }

    @SuppressWarnings("unchecked")
    public static <V> Timeline<V> empty() {
        return (Timeline<V>) EMPTY;
    }

    public static <V> Timeline<V> of(Period period, V value) {
        return new Timeline<>(List.of(new Entry<>(period, value)));
    }

    /** @throws IllegalArgumentException if two entries overlap */
    public static <V> Timeline<V> of(Collection<Entry<V>> entries) {
        if (entries.size() < 2) {
            return entries.isEmpty() ? empty() : new Timeline<>(List.copyOf(entries));
        }
        List<Entry<V>> sorted = entries.stream().sorted((a, b) -> a.period().compareTo(b.period())).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i - 1).period().overlaps(sorted.get(i).period())) {
                throw new IllegalArgumentException(
                    "Periods overlap: " + sorted.get(i - 1).period() + " and " + sorted.get(i).period());
            }
        }
        return new Timeline<>(sorted);
    }

    /** Entries that may overlap; where they do, their values are merged. */
    public static <V> Timeline<V> overlay(Collection<Entry<V>> entries, BinaryOperator<V> merge) {
        Timeline<V> result = empty();
        for (Entry<V> entry : entries) {
            result = result.outerCombine(of(entry.period(), entry.value()), (a, b) -> a == null ? b : b == null ? a : merge.apply(a, b));
        }
        return result;
    }

    public List<Entry<V>> entries() {
        return entries;
    }

    public List<Period> periods() {
        return entries.stream().map(Entry::period).toList();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public Optional<V> at(LocalDate day) {
        for (Entry<V> entry : entries) {
            if (entry.period().contains(day)) {
                return Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    public <W> Timeline<W> map(Function<V, W> function) {
        List<Entry<W>> result = new ArrayList<>(entries.size());
        for (Entry<V> entry : entries) {
            result.add(new Entry<>(entry.period(), function.apply(entry.value())));
        }
        return new Timeline<>(List.copyOf(result));
    }

    public Timeline<V> filter(Predicate<V> predicate) {
        List<Entry<V>> result = new ArrayList<>(entries.size());
        for (Entry<V> entry : entries) {
            if (predicate.test(entry.value())) {
                result.add(entry);
            }
        }
        return result.size() == entries.size() ? this : new Timeline<>(List.copyOf(result));
    }

    public Timeline<V> crop(Period to) {
        if (entries.isEmpty() || to.contains(new Period(entries.getFirst().period().from(), entries.getLast().period().until()))) {
            return this;
        }
        return innerCombine(of(to, Boolean.TRUE), (value, inside) -> value);
    }

    /** Combines where both have a value; gaps elsewhere. */
    public <W, R> Timeline<R> innerCombine(Timeline<W> other, BiFunction<V, W, R> function) {
        return outerCombine(other, (a, b) -> a == null || b == null ? null : function.apply(a, b));
    }

    /** Combines where at least one has a value (the other is null); a null result leaves a gap. */
    public <W, R> Timeline<R> outerCombine(Timeline<W> other, BiFunction<V, W, R> function) {
        Walk<V> left = new Walk<>(entries);
        Walk<W> right = new Walk<>(other.entries);
        List<Entry<R>> result = new ArrayList<>();
        LocalDate from = earlier(left.first(), right.first());
        while (from != null) {
            V one = left.at(from);
            W another = right.at(from);
            LocalDate until = earlier(left.after(from), right.after(from));
            R value = one == null && another == null ? null : function.apply(one, another);
            if (value != null) {
                result.add(new Entry<>(new Period(from, until), value));
            }
            from = until;
        }
        return new Timeline<>(List.copyOf(result));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one == null || other != null && other.isBefore(one) ? other : one;
    }

    /** Goes through entries once, from break point to break point. */
    private static final class Walk<V> {
        private final List<Entry<V>> entries;
        private int index;

        Walk(List<Entry<V>> entries) {
            this.entries = entries;
        }

        /** The first break point, or null. */
        LocalDate first() {
            return entries.isEmpty() ? null : entries.getFirst().period().from();
        }

        /** The value on a day not before the last one asked for, or null. */
        V at(LocalDate day) {
            while (index < entries.size() && !day.isBefore(entries.get(index).period().until())) {
                index++;
            }
            return index < entries.size() && !day.isBefore(entries.get(index).period().from()) ? entries.get(index).value() : null;
        }

        /** The next break point after the day last asked for, or null. */
        LocalDate after(LocalDate day) {
            if (index == entries.size()) {
                return null;
            }
            Period next = entries.get(index).period();
            return day.isBefore(next.from()) ? next.from() : next.until();
        }
    }

    /** Joins neighbours that touch and are equal. */
    public Timeline<V> compress() {
        if (entries.size() < 2) {
            return this;
        }
        List<Entry<V>> result = new ArrayList<>();
        for (Entry<V> entry : entries) {
            Entry<V> last = result.isEmpty() ? null : result.getLast();
            if (last != null && last.period().until().equals(entry.period().from()) && last.value().equals(entry.value())) {
                result.removeLast();
                result.add(new Entry<>(new Period(last.period().from(), entry.period().until()), entry.value()));
            } else {
                result.add(entry);
            }
        }
        return new Timeline<>(List.copyOf(result));
    }

    /** The parts of a period in which this has no value. */
    public List<Period> gaps(Period within) {
        return crop(within).outerCombine(Timeline.of(within, Boolean.TRUE), (value, inside) -> value == null ? inside : null)
            .compress().periods();
    }

    /** Every day on which a value begins or first no longer holds. */
    public SortedSet<LocalDate> breakPoints() {
        TreeSet<LocalDate> points = new TreeSet<>();
        for (Entry<V> entry : entries) {
            points.add(entry.period().from());
            points.add(entry.period().until());
        }
        return points;
    }

    /** Adds up what a function makes of each entry. */
    public <R> R sum(R zero, Function<Entry<V>, R> part, BinaryOperator<R> plus) {
        return entries.stream().map(part).reduce(zero, plus);
    }

    @Override public boolean equals(Object other) {
        return other instanceof Timeline<?> timeline && timeline.entries.equals(entries);
    }

    @Override public int hashCode() {
        return entries.hashCode();
    }

    @Override public String toString() {
        return entries.toString();
    }
}
