package huiyu.benchmarks.fault;

import huiyu.benchmarks.fault.Promises.Said;

/**
 * How a request ended for its caller.
 *
 * @param body of the answer, empty without one
 */
record Answered(Said said, int status, String body) {

    static Answered nothing() {
        return new Answered(Said.NOTHING, 0, "");
    }

    static Answered of(int status, String body) {
        return new Answered(status / 100 == 2 ? Said.YES : Said.NO, status, body);
    }

    boolean yes() {
        return said == Said.YES;
    }

    /** The problem's code, or the status without one. */
    String problem() {
        int at = body.indexOf("\"code\":\"");
        return at < 0 ? String.valueOf(status) : body.substring(at + 8, body.indexOf('"', at + 8));
    }
}
