package huiyu.policy.assessment;

import huiyu.kernel.money.Money;
import huiyu.kernel.trace.TraceStep;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The answer of policy for one child and one programme. An OPEN assessment may hold the segments that are certain already;
 * its total is not known.
 *
 * @param forfeitedYears entitlement years lost because nobody applied in time
 * @param lastApplicationDay the last day on which the (first or next) application can be made, or null
 */
public record Assessment(
        String programme, LocalDate assessedOn, Verdict verdict, List<EntitlementSegment> segments, List<Finding> findings,
        List<Reason> reasons, List<Question> questions, List<ParameterUse> parameters, List<TraceStep> trace,
        List<Integer> forfeitedYears, LocalDate lastApplicationDay) {

    /** What is said without explaining it: verdict, segments, reasons, questions. */
    public Assessment figures() {
        List<EntitlementSegment> bare = segments.stream().map(EntitlementSegment::withoutClauses).toList();
        return new Assessment(programme, assessedOn, verdict, bare, List.of(), reasons, questions, List.of(), List.of(), forfeitedYears, lastApplicationDay);
    }

    public List<Instalment> instalments() {
        return segments.stream().flatMap(segment -> segment.instalments().stream()).toList();
    }

    /** The sum of all instalments; of an OPEN assessment, only of those that are certain. */
    public Money total() {
        return Money.sum(segments.stream().map(EntitlementSegment::total).toList());
    }

    public Map<Integer, Money> totalByYear() {
        Map<Integer, Money> byYear = new TreeMap<>();
        instalments().forEach(instalment -> byYear.merge(instalment.from().getYear(), instalment.amount(), Money::plus));
        return byYear;
    }

    /** What is due for a month by instalments that pay monthly, and by single payments that fall into it. */
    public Money dueInMonth(YearMonth month) {
        return Money.sum(instalments().stream()
            .filter(instalment -> instalment.cadence() != Cadence.YEAR && YearMonth.from(instalment.from()).equals(month))
            .map(Instalment::amount).toList());
    }

    /** Plain maps, lists and scalars, for storing; money in fen. */
    public Map<String, Object> toMap() {
        return AssessmentMap.write(this);
    }

    /** Reads what {@link #toMap} wrote. */
    public static Assessment fromMap(Map<String, Object> map) {
        return AssessmentMap.read(map);
    }
}
