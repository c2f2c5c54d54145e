package huiyu.benchmarks;

import java.util.List;
import java.util.Locale;

/** Several rounds as one figure: the median, with the lowest and the highest. */
public final class Spread {

    private Spread() {}

    public static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    public static String of(List<Double> values, int places) {
        List<Double> sorted = values.stream().sorted().toList();
        String number = "%." + places + "f";
        return String.format(Locale.ROOT, number + " (" + number + "–" + number + ")", median(values), sorted.getFirst(), sorted.getLast());
    }
}
