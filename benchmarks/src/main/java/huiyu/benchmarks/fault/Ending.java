package huiyu.benchmarks.fault;

/**
 * One part that was ended without warning.
 *
 * @param second of the run at which it was
 * @param millisUntilBack until it answered again; the database's with its recovery; {@link #NEVER} if it did not
 */
record Ending(String part, long second, long millisUntilBack) {

    static final long NEVER = -1;
}
