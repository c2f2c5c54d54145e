package huiyu.core.indicator;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which cells of a table must not be shown. A cell that counts somebody but fewer than the threshold is hidden; as the
 * total minus the shown cells would reveal it, more are hidden, the smallest first, until what is hidden is at least two
 * cells that together reach the threshold. Where that cannot be, the total is hidden too. A cell of nobody hides nobody.
 *
 * @param hidden by cell, in the order given
 */
public record SmallCells(List<Boolean> hidden, boolean totalHidden) {

    /** Of a national rule nobody has set otherwise. */
    public static final int USUAL_THRESHOLD = 5;

    /** @param counts of people, none negative */
    public static SmallCells of(List<Long> counts, int threshold) {
        boolean[] hidden = new boolean[counts.size()];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = isSmall(counts.get(i), threshold);
        }
        boolean safe = isSafe(counts, hidden, threshold);
        while (!safe) {
            Optional<Integer> next = smallestShown(counts, hidden);
            if (next.isEmpty()) {
                return new SmallCells(listed(hidden), true);
            }
            hidden[next.get()] = true;
            safe = isSafe(counts, hidden, threshold);
        }
        return new SmallCells(listed(hidden), false);
    }

    public static boolean isSmall(long count, int threshold) {
        return count > 0 && count < threshold;
    }

    private static boolean isSafe(List<Long> counts, boolean[] hidden, int threshold) {
        long cells = IntStream.range(0, hidden.length).filter(i -> hidden[i]).count();
        long people = IntStream.range(0, hidden.length).filter(i -> hidden[i]).mapToLong(counts::get).sum();
        return cells == 0 || (cells > 1 && people >= threshold);
    }

    private static Optional<Integer> smallestShown(List<Long> counts, boolean[] hidden) {
        return IntStream.range(0, hidden.length)
                .filter(i -> !hidden[i] && counts.get(i) > 0)
                .boxed()
                .min(Comparator.comparing(counts::get));
    }

    private static List<Boolean> listed(boolean[] hidden) {
        return IntStream.range(0, hidden.length).mapToObj(i -> hidden[i]).toList();
    }
}
