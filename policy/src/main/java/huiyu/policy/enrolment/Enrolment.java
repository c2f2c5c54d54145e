package huiyu.policy.enrolment;

import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.ParameterReads;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From which day a contribution covers, by the rules of one place. */
public final class Enrolment {
    private final EnrolmentRequest request;
    private final ParameterReads read;

    private Enrolment(EnrolmentRequest request, ParameterReads read) {
        this.request = request;
        this.read = read;
    }

    /**
     * @throws PolicyException if a value that is needed does not exist; FACT_UNKNOWN for the day of registration where the
     *     place counts from it; BIRTH_AFTER_PAYMENT
     */
    public static CoverStart start(ParameterBook book, EnrolmentRequest request) {
        if (request.birth() != null && request.birth().isAfter(request.paid())) {
            throw new PolicyException("BIRTH_AFTER_PAYMENT", "birth", "出生晚于缴费", "born on " + request.birth() + ", after the payment on " + request.paid());
        }
        Enrolment enrolment = new Enrolment(request, new ParameterReads(book, request.paid()));
        return enrolment.isNewborn() ? enrolment.newborn() : enrolment.other();
    }

    /**
     * The last day on which enrolling a newborn covers it from birth; empty where the place has no such rule, or counts from
     * a registration that is still to come.
     */
    public static Optional<LocalDate> lastDayFromBirth(ParameterBook book, LocalDate birth) {
        ParameterReads read = new ParameterReads(book, birth);
        boolean fromBirth = read.has("resident.newborn.anchor") && read.text("resident.newborn.anchor").equals("birth")
            && (read.has("resident.newborn.within_months") || read.has("resident.newborn.within_days"));
        return fromBirth ? Optional.of(lastDay(read, birth)) : Optional.empty();
    }

    private boolean isNewborn() {
        return request.birth() != null && read.has("resident.newborn.anchor")
            && request.paid().isBefore(request.birth().plusMonths(read.findWhole("resident.newborn.until_months").orElse(12)));
    }

    private CoverStart newborn() {
        LocalDate anchor = anchor();
        long days = ChronoUnit.DAYS.between(anchor, request.paid());
        if (!request.paid().isAfter(lastDay(anchor))) {
            boolean both = read.findText("resident.newborn.premium_years").orElse("birth_year_too").equals("birth_year_too");
            boolean earlier = both || request.birth().getYear() == request.paid().getYear();
            LocalDate from = earlier ? request.birth() : request.paid();
            List<Integer> years = IntStream.rangeClosed(earlier ? request.birth().getYear() : request.paid().getYear(), request.paid().getYear()).boxed().toList();
            return made("newborn", days, 0, 0, from, years);
        }
        int waiting = read.findWhole("resident.newborn.late_waiting_months").orElse(0);
        LocalDate from = switch (read.text("resident.newborn.late_start")) {
            case "payment_date" -> request.paid();
            case "day_after_payment" -> request.paid().plusDays(1);
            default -> YearMonth.from(request.paid()).plusMonths(1).atDay(1);
        };
        return made("newborn_late", days, waiting, 0, from.plusMonths(waiting), List.of(request.paid().getYear()));
    }

    private LocalDate anchor() {
        if (read.text("resident.newborn.anchor").equals("birth")) {
            return request.birth();
        }
        if (request.householdRegistered() == null) {
            throw new PolicyException("FACT_UNKNOWN", "household_registered", "须知落户日期", "the day of household registration is needed");
        }
        return request.householdRegistered();
    }

    private LocalDate lastDay(LocalDate anchor) {
        return lastDay(read, anchor);
    }

    private static LocalDate lastDay(ParameterReads read, LocalDate anchor) {
        return read.has("resident.newborn.within_months") ? anchor.plusMonths(read.whole("resident.newborn.within_months"))
            : anchor.plusDays(read.whole("resident.newborn.within_days"));
    }

    private CoverStart other() {
        String window = window();
        boolean exempt = read.texts("resident.waiting.exempt_statuses").stream().anyMatch(request.statuses()::contains);
        int gaps = gaps();
        boolean waits = !exempt && (window.equals("late") || gaps > 0);
        int fixed = waits ? read.whole("resident.waiting.fixed_months") : 0;
        int variable = waits && gaps > 0 ? variable(gaps) : 0;
        List<Integer> years = List.of(request.insuredYear());
        LocalDate ready = window.equals("central") ? later(request.paid(), LocalDate.of(request.insuredYear(), 1, 1)) : request.paid();
        boolean yearStart = window.equals("central") && read.findText("enrolment.central.cover").orElse("year_start").equals("year_start");
        LocalDate from = waits ? later(request.paid().plusMonths(fixed + variable), LocalDate.of(request.insuredYear(), 1, 1))
            : yearStart ? LocalDate.of(request.insuredYear(), 1, 1) : ready;
        return made(window, null, fixed, variable, from, years);
    }

    /** Months for the years that count as missed, less those repaired. The fixed months stay. */
    private int variable(int gaps) {
        int counted = read.findText("resident.waiting.first_gap_year").orElse("counts").equals("counts") ? gaps : gaps - 1;
        int months = counted * read.whole("resident.waiting.variable_per_gap_year");
        return request.repairedYears() == 0 ? months : Math.max(0, months - request.repairedYears() * read.whole("resident.waiting.repair_months_per_year"));
    }

    private int gaps() {
        if (request.missedYears().isEmpty()) {
            return 0;
        }
        int first = read.findWhole("resident.waiting.gaps_from_year").orElse(Integer.MIN_VALUE);
        return (int) request.missedYears().stream().filter(year -> year >= first).count();
    }

    private String window() {
        if (request.inWindow() != null) {
            return request.inWindow() ? "central" : "late";
        }
        if (read.has("enrolment.central.to") && !request.paid().isAfter(windowEnd("enrolment.central.to", "enrolment.central.to_year"))) {
            return "central";
        }
        return read.has("enrolment.extended.to") && !request.paid().isAfter(lastDay(read.text("enrolment.extended.to"), request.insuredYear())) ? "extended" : "late";
    }

    private LocalDate windowEnd(String dayKey, String yearKey) {
        int year = read.findText(yearKey).orElse("year_before").equals("year_before") ? request.insuredYear() - 1 : request.insuredYear();
        return lastDay(read.text(dayKey), year);
    }

    /** 02-29 stands for the last day of February. */
    private static LocalDate lastDay(String monthDay, int year) {
        YearMonth month = YearMonth.of(year, Integer.parseInt(monthDay.substring(0, 2)));
        return month.atDay(Math.min(Integer.parseInt(monthDay.substring(3)), month.lengthOfMonth()));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private CoverStart made(String window, Long days, int fixed, int variable, LocalDate from, List<Integer> years) {
        LocalDate to = LocalDate.of(years.getLast(), 12, 31);
        return new CoverStart(window, days, fixed, variable, from, to, years, read.uses());
    }
}
