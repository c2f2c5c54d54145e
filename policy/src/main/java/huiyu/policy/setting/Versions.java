package huiyu.policy.setting;

import huiyu.kernel.time.Period;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Something made from dated parameters, kept for each stretch of time in which none of them changes: read once, used for
 * every day of it. Safe for use by several threads.
 */
public final class Versions<T> {
    private final LocalDate[] starts;
    private final AtomicReferenceArray<T> made;
    private final Function<LocalDate, T> maker;

    private Versions(LocalDate[] starts, Function<LocalDate, T> maker) {
        this.starts = starts;
        this.made = new AtomicReferenceArray<>(starts.length);
        this.maker = maker;
    }

    /**
     * @param keys the parameters it is made from; those that do not exist are left for the maker to refuse
     * @param maker makes it for a day; what it throws is thrown at each use
     */
    public static <T> Versions<T> of(ParameterBook book, Collection<String> keys, Function<LocalDate, T> maker) {
        TreeSet<LocalDate> starts = new TreeSet<>();
        starts.add(Period.BEGINNING);
        for (String key : keys) {
            for (ParameterValue value : book.find(key).map(Parameter::values).orElse(List.of())) {
                starts.add(value.valid().from());
                starts.add(value.valid().until());
            }
        }
        return new Versions<>(starts.toArray(LocalDate[]::new), maker);
    }

    public T on(LocalDate day) {
        int index = starts.length - 1;
        while (starts[index].isAfter(day)) {
            index--;
        }
        T version = made.get(index);
        if (version == null) {
            version = maker.apply(day);
            made.set(index, version);
        }
        return version;
    }
}
