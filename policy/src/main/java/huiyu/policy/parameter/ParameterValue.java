package huiyu.policy.parameter;

import huiyu.kernel.time.Period;
import java.util.List;

/**
 * One value of a parameter and when it holds.
 *
 * @param raw the value as written: a scalar, a list or a table
 * @param basis whether it stands in a document or is a reading of one
 * @param clause where in the document, or null
 * @param quote the words relied on, or null
 */
public record ParameterValue(Object raw, Period valid, Basis basis, List<Citation> citations, String clause, String quote) {
    /** SOURCED: the cited document says so. READING: a choice somebody made where documents are silent or ambiguous. */
    public enum Basis { SOURCED, READING, OVERLAY }

    /** The same value in another period. */
    ParameterValue during(Period period) {
        return new ParameterValue(raw, period, basis, citations, clause, quote);
    }

    public static ParameterValue overlay(Object raw, Period valid) {
        return new ParameterValue(raw, valid, Basis.OVERLAY, List.of(), null, null);
    }
}
