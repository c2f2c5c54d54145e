package huiyu.core.payment;

import huiyu.core.fund.FundShares;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import java.time.LocalDate;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * A period for which more is due than was ordered.
 *
 * @param sequence of the next order of this period
 * @param payees share by role; empty: all to the applicant
 */
record Difference(
        Period period, UUID decisionId, Money due, Money ordered, int sequence, FundShares funders,
        SequencedMap<String, Rate> payees) {

    /** What is paid for: never ordered twice. @param from first day of the month or year, or the day */
    record Period(UUID subjectId, String programme, String component, LocalDate from) {}

    Money missing() {
        return due.minus(ordered);
    }

    String kind() {
        return sequence == 0 ? "regular" : "arrears";
    }
}
