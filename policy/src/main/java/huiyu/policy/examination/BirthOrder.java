package huiyu.policy.examination;

/** A child's birth order as a programme counts it: a number, none (a foundling), or unknown for want of a fact. */
public sealed interface BirthOrder {
    record Known(int order) implements BirthOrder {}

    record None() implements BirthOrder {}

    record Unknown(String missingFact) implements BirthOrder {}

    /** The key of a table's line, or null if there is none. */
    default String key() {
        return this instanceof Known(int order) ? Integer.toString(order) : null;
    }
}
