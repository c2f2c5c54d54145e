package huiyu.benchmarks.imports;

/**
 * Files of a kind that somebody sends.
 *
 * @param query of the address they are sent to, with its question mark, or empty
 */
record Files(String what, Upload upload, String query, Making making, Ceiling ceiling) {

    /** @param round the first is 0; each has rows of its own */
    @FunctionalInterface
    interface Making {
        byte[] file(int round) throws Exception;
    }

    /** Writes as many rows by one statement that checks nothing; rows a second. */
    @FunctionalInterface
    interface Ceiling {
        double perSecond();
    }
}
