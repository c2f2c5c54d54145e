package huiyu.policy;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.money.Rounding;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.AssessmentFlow.Due;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Instalment;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.assessment.Share;
import huiyu.policy.calendar.PaymentCalendar;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Slot;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Component;
import huiyu.policy.programme.Funder;
import huiyu.policy.programme.Programme;
import huiyu.policy.setting.Settings;
import huiyu.policy.shape.Accrual;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what is due into segments: rounded once per payment, with pay day, funders and payees. */
final class Payments {
    private static final List<String> PARENTS = List.of("father", "mother");

    private record YearSum(Period period, Fraction amount, int months) {}

    private final Programme programme;
    private final Examination examination;

    Payments(Programme programme, Examination examination) {
        this.programme = programme;
        this.examination = examination;
    }

    List<EntitlementSegment> segments(List<Due> dues) {
        if (dues.isEmpty()) {
            return List.of();
        }
        List<Share> funders = Funder.shares(programme.funders(), examination::settings);
        List<Share> payees = payees();
        LocalDate payable = payableFrom();
        return dues.stream().flatMap(due -> runs(due.accrual()).map(run -> new EntitlementSegment(due.component().code(),
            due.component().name(), due.accrual().paid(), run.period().from(), run.period().lastDay().orElseThrow(), run.amount(),
            run.months(), payable, funders, payees, clauses(due.component())))).flatMap(this::byPayDay).toList();
    }

    /** Divided where the payment calendar gathers instalments to come: each part has its own first pay day. */
    private Stream<EntitlementSegment> byPayDay(EntitlementSegment whole) {
        LocalDate approved = examination.request().approvedOn();
        if (approved == null || programme.payment().isEmpty() || whole.cadence() == Cadence.ONCE) {
            return Stream.of(whole);
        }
        PaymentCalendar kind = PaymentCalendar.find(programme.payment().get().schema().kind()).orElseThrow();
        Settings settings = examination.settings(programme.payment().get());
        List<EntitlementSegment> parts = new ArrayList<>();
        for (Instalment instalment : whole.instalments()) {
            LocalDate day = instalment.from().isAfter(approved) ? kind.firstDayFor(settings, instalment.from()) : whole.payableFrom();
            LocalDate payable = day.isAfter(instalment.from()) && day.isAfter(whole.payableFrom()) ? day : whole.payableFrom();
            EntitlementSegment last = parts.isEmpty() ? null : parts.getLast();
            if (last != null && last.payableFrom().equals(payable)) {
                parts.set(parts.size() - 1, last.part(last.from(), instalment.to(), payable));
            } else {
                parts.add(whole.part(instalment.from(), instalment.to(), payable));
            }
        }
        return parts.stream();
    }

    private record Run(Period period, Money amount, int months) {}

    private static Stream<Run> runs(Accrual accrual) {
        Timeline<Fraction> amounts = !accrual.byDays() ? accrual.amounts()
            : (accrual.slot() == Cadence.MONTH ? Slot.MONTH : Slot.YEAR).prorate(accrual.amounts());
        if (accrual.slot() == Cadence.MONTH && accrual.paid() == Cadence.YEAR) {
            return join(years(amounts));
        }
        int months = accrual.slot() == Cadence.MONTH ? 1 : 0;
        return accrual.byDays() ? amounts.entries().stream().map(entry -> new Run(entry.period(), Rounding.HALF_UP.toMoney(entry.value()), months))
            : amounts.map(Rounding.HALF_UP::toMoney).compress().entries().stream()
            .map(entry -> new Run(entry.period(), entry.value(), months));
    }

    /** Months paid together: summed exactly for each calendar year. */
    private static List<YearSum> years(Timeline<Fraction> monthly) {
        Map<Integer, YearSum> byYear = new TreeMap<>();
        for (Timeline.Entry<Fraction> entry : monthly.entries()) {
            for (int year = entry.period().firstMonth().getYear(); year <= entry.period().lastMonth().getYear(); year++) {
                Period part = entry.period().intersect(Period.year(year)).orElseThrow();
                YearSum sum = new YearSum(part, entry.value().times(part.touchedMonths()), part.touchedMonths());
                byYear.merge(year, sum, (a, b) -> new YearSum(new Period(a.period().from(), b.period().until()), a.amount().plus(b.amount()), a.months() + b.months()));
            }
        }
        return List.copyOf(byYear.values());
    }

    /** Neighbouring years that pay the same become one run. */
    private static Stream<Run> join(List<YearSum> years) {
        List<Run> runs = new ArrayList<>();
        for (YearSum year : years) {
            Run next = new Run(year.period(), Rounding.HALF_UP.toMoney(year.amount()), year.months());
            Run last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.amount().equals(next.amount()) && last.months() == next.months() && last.period().until().equals(next.period().from())) {
                runs.removeLast();
                next = new Run(new Period(last.period().from(), next.period().until()), next.amount(), next.months());
            }
            runs.add(next);
        }
        return runs.stream();
    }

    private LocalDate payableFrom() {
        LocalDate approved = examination.request().approvedOn();
        if (approved == null || programme.payment().isEmpty()) {
            return approved;
        }
        PaymentCalendar kind = PaymentCalendar.find(programme.payment().get().schema().kind()).orElseThrow();
        return kind.payTime(examination.settings(programme.payment().get()), approved, examination.calendar()).from();
    }

    /**
     * Whom it is about, or the applicant; or the parents by custody share, if the programme divides and shares are on file. The mother first, then
     * the father, then others: who is last takes what rounding leaves, and that must not hang on how facts are stored.
     */
    private List<Share> payees() {
        String prefix = "child.custody_share.";
        if (programme.payees().equals("subject")) {
            return List.of(new Share("subject", Rate.ONE));
        }
        List<String> shares = !programme.payees().equals("custody") ? List.of()
            : examination.facts().keysUnder(prefix).stream().filter(examination.facts()::isKnown)
                .sorted(Comparator.comparing((String key) -> PARENTS.indexOf(key.substring(prefix.length()))).reversed().thenComparing(key -> key)).toList();
        if (shares.isEmpty()) {
            String by = examination.applicationsHere().stream().map(application -> application.by()).filter(who -> who != null).findFirst().orElse("applicant");
            return List.of(new Share(by, Rate.ONE));
        }
        List<Share> parts = shares.stream().map(key -> new Share(key.substring(prefix.length()), Values.rate(examination.facts().raw(key), key))).toList();
        if (!parts.stream().map(Share::share).reduce(Rate.ZERO, Rate::plus).equals(Rate.ONE)) {
            throw new PolicyException("SHARES_MUST_SUM_TO_ONE", "child.custody_share", "抚养比例之和应为 1", "the custody shares must sum to 1");
        }
        return parts;
    }

    private List<String> clauses(Component component) {
        if (!examination.isExplaining()) {
            return List.of();
        }
        Set<String> keys = component.settings().references().collect(Collectors.toSet());
        Stream<String> cited = examination.lookup().uses().stream().filter(use -> keys.contains(use.key()) && use.quote() != null).map(Payments::quoted);
        return Stream.concat(Stream.ofNullable(component.clause()), cited).distinct().toList();
    }

    private static String quoted(ParameterUse use) {
        String title = use.citations().isEmpty() ? use.key() : use.citations().getFirst().title();
        return title + (use.clause() == null ? "" : " " + use.clause()) + "：“" + use.quote() + "”";
    }
}
