package huiyu.policy.fact;

/** One subject's facts, by their places in the keys it shares with others. */
interface FactRow {
    FactKeys shape();

    /** Which of the values that were met under a key this one is; the same for all of one shape who say the same. */
    int number(int place);

    FactValue value(int place);
}
