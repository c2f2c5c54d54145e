package huiyu.policy.bill;

/**
 * What is counted through a year, such as {@code basic.paid} or {@code stays}. A layer counts under names that begin with
 * its own code, so that layers never share a counter.
 *
 * @param year the insured year
 */
public record Counter(String name, int year) implements Comparable<Counter> {
    /** Stays in hospital settled so far; kept by the waterfall, not by a layer. */
    public static final String STAYS = "stays";

    @Override public int compareTo(Counter other) {
        int byYear = Integer.compare(year, other.year);
        return byYear != 0 ? byYear : name.compareTo(other.name);
    }
}
