package huiyu.core.indicator;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which cells of a table must not be shown. A cell that counts somebody but fewer than the threshold is hidden, and so is one
 * that has moved by fewer since it was shown last; as the total minus the shown cells would reveal it, more are hidden, the
 * smallest first, until what is hidden is at least two cells that together reach the threshold and have not together moved
 * by fewer. Where that cannot be, or the total itself has moved by fewer, the total is hidden too. A cell of nobody hides
 * nobody.
 *
 * @param hidden by cell, in the order given
 */
public record SmallCells(List<Boolean> hidden, boolean totalHidden) {

    /** Of a national rule nobody has set otherwise. */
    public static final int USUAL_THRESHOLD = 5;

    /** Of a table that is shown once. @param counts of people, none negative */
    public static SmallCells of(List<Long> counts, int threshold) {
        return of(counts, Collections.nCopies(counts.size(), Step.FIRST), Step.FIRST, threshold);
    }

    /** @param steps of the cells, in the order of the counts */
    static SmallCells of(List<Long> counts, List<Step> steps, Step ofTotal, int threshold) {
        boolean[] hidden = new boolean[counts.size()];
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = isSmall(counts.get(i), threshold) || steps.get(i).isSmall(threshold);
        }
        boolean totalHidden = ofTotal.isSmall(threshold);
        while (!totalHidden && !isSafe(counts, steps, hidden, threshold)) {
            Optional<Integer> next = smallestShown(counts, hidden);
            next.ifPresent(cell -> hidden[cell] = true);
            totalHidden = next.isEmpty();
        }
        return new SmallCells(IntStream.range(0, hidden.length).mapToObj(i -> hidden[i]).toList(), totalHidden);
    }

    public static boolean isSmall(long count, int threshold) {
        return count > 0 && count < threshold;
    }

    /** Whether what the total leaves when the shown cells are taken from it may be known. */
    private static boolean isSafe(List<Long> counts, List<Step> steps, boolean[] hidden, int threshold) {
        int[] cells = IntStream.range(0, hidden.length).filter(i -> hidden[i]).toArray();
        long people = IntStream.of(cells).mapToLong(counts::get).sum();
        return cells.length == 0 || (cells.length > 1 && people >= threshold && !isSmall(steps, cells, threshold));
    }

    /** What is left moves as a whole where all of it was shown before. */
    private static boolean isSmall(List<Step> steps, int[] cells, int threshold) {
        boolean known = IntStream.of(cells).allMatch(cell -> steps.get(cell).known());
        boolean same = IntStream.of(cells).allMatch(cell -> steps.get(cell).same());
        long people = IntStream.of(cells).mapToLong(cell -> steps.get(cell).people()).sum();
        return new Step(known, same, people).isSmall(threshold);
    }

    private static Optional<Integer> smallestShown(List<Long> counts, boolean[] hidden) {
        return IntStream.range(0, hidden.length)
                .filter(i -> !hidden[i] && counts.get(i) > 0)
                .boxed()
                .min(Comparator.comparing(counts::get));
    }
}
