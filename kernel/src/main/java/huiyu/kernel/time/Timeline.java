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
        return entries.stream().filter(entry -> entry.period().contains(day)).map(Entry::value).findFirst();
    }

    public <W> Timeline<W> map(Function<V, W> function) {
        return new Timeline<>(entries.stream().map(entry -> new Entry<>(entry.period(), function.apply(entry.value()))).toList());
    }

    public Timeline<V> filter(Predicate<V> predicate) {
        return new Timeline<>(entries.stream().filter(entry -> predicate.test(entry.value())).toList());
    }

    public Timeline<V> crop(Period to) {
        return innerCombine(of(to, Boolean.TRUE), (value, inside) -> value);
    }

    /** Combines where both have a value; gaps elsewhere. */
    public <W, R> Timeline<R> innerCombine(Timeline<W> other, BiFunction<V, W, R> function) {
        return outerCombine(other, (a, b) -> a == null || b == null ? null : function.apply(a, b));
    }

    /** Combines where at least one has a value (the other is null); a null result leaves a gap. */
    public <W, R> Timeline<R> outerCombine(Timeline<W> other, BiFunction<V, W, R> function) {
        TreeSet<LocalDate> points = new TreeSet<>(breakPoints());
        points.addAll(other.breakPoints());
        List<Entry<R>> result = new ArrayList<>();
        LocalDate from = null;
        for (LocalDate point : points) {
            if (from != null) {
                V left = at(from).orElse(null);
                W right = other.at(from).orElse(null);
                R value = left == null && right == null ? null : function.apply(left, right);
                if (value != null) {
                    result.add(new Entry<>(new Period(from, point), value));
                }
            }
            from = point;
        }
        return new Timeline<>(List.copyOf(result));
    }

    /** Joins neighbours that touch and are equal. */
    public Timeline<V> compress() {
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
