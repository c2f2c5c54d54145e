package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import huiyu.policy.PolicyBook;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.Difference;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Instalment;
import huiyu.policy.assessment.PaidInstalment;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.assessment.Question;
import huiyu.policy.assessment.Reason;
import huiyu.policy.assessment.Verdict;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The outcome of assessments under the names expectations use. */
final class AssessmentOutcome {
    record Result(String child, String programme, Assessment assessment) {}

    private AssessmentOutcome() {}

    static Outcome of(List<Result> results, List<PaidInstalment> paid, Optional<LocalDate> approved, PolicyBook book) {
        Outcome outcome = of(results, paid);
        outcome.put("children", split(results, Result::child, paid)).put("programmes", split(results, Result::programme, paid));
        results.stream().map(result -> book.getProgramme(result.programme())).filter(programme -> programme.payment().isPresent() && approved.isPresent())
            .findFirst().ifPresent(programme -> PaymentTimeCase.put(outcome, programme.payment().get(), approved.get(), book));
        return outcome;
    }

    private static Map<String, Object> split(List<Result> results, Function<Result, String> by, List<PaidInstalment> paid) {
        Map<String, Object> parts = new LinkedHashMap<>();
        results.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
            .forEach((key, part) -> parts.put(key, of(part, paid)));
        return parts;
    }

    private static Outcome of(List<Result> results, List<PaidInstalment> paid) {
        List<Assessment> all = results.stream().map(Result::assessment).toList();
        List<EntitlementSegment> segments = flat(all, Assessment::segments).toList();
        List<Instalment> due = flat(all, Assessment::instalments).toList();
        List<String> reasons = flat(all, Assessment::reasons).map(Reason::code).distinct().toList();
        Verdict verdict = verdict(all);
        Outcome outcome = new Outcome().put("decision", verdict.name().toLowerCase(Locale.ROOT))
            .put("accepted", verdict != Verdict.REFUSED).put("reason", new Outcome.AnyOf(reasons)).put("reasons", reasons)
            .put("questions", flat(all, Assessment::questions).map(Question::fact).distinct().toList())
            .put("forfeited_years", flat(all, Assessment::forfeitedYears).distinct().sorted().toList());
        all.stream().map(Assessment::lastApplicationDay).filter(day -> day != null).findFirst().ifPresent(day -> outcome.put("last_day", day));
        if (verdict == Verdict.OPEN) {
            outcome.put("certain_so_far", Money.sum(due.stream().map(Instalment::amount).toList()).toString());
            return outcome;
        }
        amounts(outcome, due);
        outcome.put("days", segments.stream().filter(segment -> segment.cadence() == Cadence.ONCE).mapToLong(segment -> segment.period().days()).sum());
        outcome.put("segments", segments.stream().map(AssessmentOutcome::segment).toList());
        outcome.put("components", components(due)).put("parameters", parameters(all)).put("sources", sources(all));
        if (!paid.isEmpty()) {
            difference(outcome, Difference.between(paid, due));
        }
        return outcome;
    }

    private static <T> Stream<T> flat(List<Assessment> all, Function<Assessment, Collection<T>> part) {
        return all.stream().flatMap(assessment -> part.apply(assessment).stream());
    }

    private static Verdict verdict(List<Assessment> all) {
        return Stream.of(Verdict.OPEN, Verdict.GRANTED, Verdict.REFUSED)
            .filter(verdict -> all.stream().anyMatch(assessment -> assessment.verdict() == verdict)).findFirst().orElseThrow();
    }

    private static void amounts(Outcome outcome, List<Instalment> due) {
        outcome.put("total", sum(due)).put("instalments", due.size());
        outcome.put("each", due.stream().map(Instalment::amount).distinct().count() == 1 ? due.getFirst().amount().toString() : "different amounts");
        outcome.put("months", monthsOf(due)).put("months_by_year", grouped(due, one -> String.valueOf(one.from().getYear()), AssessmentOutcome::monthsOf));
        outcome.put("by_year", Outcome.Amounts.of(sums(due, one -> String.valueOf(one.from().getYear()))));
        outcome.put("by_month", Outcome.Amounts.of(sums(due.stream().filter(one -> one.cadence() != Cadence.YEAR).toList(),
            one -> YearMonth.from(one.from()).toString())));
        outcome.put("paid_years", due.stream().map(one -> one.from().getYear()).distinct().sorted().toList());
        due.stream().map(Instalment::from).min(LocalDate::compareTo).ifPresent(day -> outcome.put("first_month", YearMonth.from(day)));
        due.stream().map(Instalment::to).max(LocalDate::compareTo).ifPresent(day -> outcome.put("last_month", YearMonth.from(day)));
        outcome.put("funders", Outcome.Amounts.of(parties(due, Instalment::byFunder)));
        outcome.put("payees", Outcome.Amounts.of(parties(due, Instalment::byPayee)));
        outcome.put("payees_by_year", grouped(due, one -> String.valueOf(one.from().getYear()), part -> Outcome.Amounts.of(parties(part, Instalment::byPayee))));
    }

    private static String sum(List<Instalment> due) {
        return Money.sum(due.stream().map(Instalment::amount).toList()).toString();
    }

    /** The calendar months paid for; two components in one month are one month. */
    private static Object monthsOf(List<Instalment> due) {
        Map<String, Integer> byComponent = new TreeMap<>();
        due.forEach(one -> byComponent.merge(one.component(), one.months(), Integer::sum));
        return byComponent.values().stream().max(Integer::compareTo).orElse(0);
    }

    private static Map<String, Money> sums(List<Instalment> due, Function<Instalment, String> by) {
        Map<String, Money> sums = new TreeMap<>();
        due.forEach(one -> sums.merge(by.apply(one), one.amount(), Money::plus));
        return sums;
    }

    private static Map<String, Object> grouped(List<Instalment> due, Function<Instalment, String> by, Function<List<Instalment>, Object> of) {
        Map<String, Object> result = new TreeMap<>();
        due.stream().collect(Collectors.groupingBy(by)).forEach((key, part) -> result.put(key, of.apply(part)));
        return result;
    }

    private static Map<String, Money> parties(List<Instalment> due, Function<Instalment, Map<String, Money>> divide) {
        Map<String, Money> sums = new TreeMap<>();
        due.forEach(one -> divide.apply(one).forEach((party, amount) -> sums.merge(party, amount, Money::plus)));
        return sums;
    }

    private static Map<String, Object> segment(EntitlementSegment segment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("component", segment.component());
        map.put("pays", segment.cadence().name().toLowerCase(Locale.ROOT));
        map.put("from", segment.from());
        map.put("to", segment.to());
        map.put("amount", segment.amount().toString());
        return map;
    }

    private static Object components(List<Instalment> due) {
        Map<String, Object> components = new LinkedHashMap<>();
        due.stream().collect(Collectors.groupingBy(Instalment::component, LinkedHashMap::new, Collectors.toList()))
            .forEach((code, part) -> components.put(code, new Outcome().put("total", sum(part)).put("months", monthsOf(part))
                .put("instalments", part.size()).put("each", part.getFirst().amount().toString())
                .put("by_year", Outcome.Amounts.of(sums(part, one -> String.valueOf(one.from().getYear()))))));
        return new Components(components);
    }

    /** A component that pays nothing has a total of zero. */
    record Components(Map<String, Object> byCode) {}

    private static Map<String, Object> parameters(List<Assessment> all) {
        Map<String, Object> values = new TreeMap<>();
        flat(all, Assessment::parameters).forEach(use -> values.put(use.key(), use.value()));
        return values;
    }

    private static List<String> sources(List<Assessment> all) {
        return flat(all, Assessment::parameters).map(ParameterUse::citations).flatMap(List::stream).map(citation -> citation.source()).distinct().toList();
    }

    private static void difference(Outcome outcome, Difference difference) {
        outcome.put("recovery", difference.recovery().toString()).put("arrears", difference.arrears().toString())
            .put("overpaid_months", difference.overpaidPeriods())
            .put("lines", difference.lines().stream().map(line -> {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("from", line.from());
                map.put("to", line.to());
                map.put("amount", line.amount().toString());
                return map;
            }).toList());
    }
}
