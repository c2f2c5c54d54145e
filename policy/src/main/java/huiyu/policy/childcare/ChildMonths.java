package huiyu.policy.childcare;

import huiyu.kernel.time.Age;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Ages;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which share of a child-month counts for which institution: never more than one month for one child. Whether a child is
 * young enough, how many days it must attend and who is paid after a change of institution are parameters
 * ({@code childcare.month.*}), as no document states them.
 */
public final class ChildMonths {
    static final String AGE = "childcare.month.age";
    static final String UNTIL_AGE = "childcare.month.until_age";
    static final String ATTENDANCE = "childcare.month.attendance";
    static final String MIN_SHARE = "childcare.month.min_share";
    static final String TRANSFER = "childcare.month.transfer";
    private final ParameterBook parameters;
    private final YearMonth month;

    /** @param parameters read on the month's first day */
    public ChildMonths(ParameterBook parameters, YearMonth month) {
        this.parameters = parameters;
        this.month = month;
    }

    /** Days a child attended one institution in the month, in the order in which it went to them. */
    public record Attendance(String institution, int days) {}

    /**
     * @param required days of attendance without which an institution gets nothing
     * @param youngEnough whether the child's month can count at all
     * @param units by institution, 0 to 1, summing to 1 at most
     * @param reasons why an institution's share is 0
     * @param warnings worth telling although they cost nothing
     */
    public record Result(
            int required, boolean youngEnough, Map<String, BigDecimal> units, Map<String, String> reasons, List<String> warnings) {}

    /** How institutions that had the child in one month share it: {@code first}, {@code last}, {@code most_days}, {@code by_days}. */
    public String transfer() {
        return text(TRANSFER);
    }

    /** Whether each day attended counts for itself: then there is nothing to share out. */
    public boolean isProrated() {
        return text(ATTENDANCE).equals("prorated");
    }

    /**
     * @param birth of the child; empty if its age is not in doubt
     * @param workingDays of the month
     * @throws PolicyException NEGATIVE_QUANTITY for days below zero, MORE_DAYS_THAN_THE_MONTH
     */
    public Result judge(Optional<LocalDate> birth, int workingDays, List<Attendance> attendances) {
        attendances.forEach(attendance -> requirePossible(attendance, workingDays));
        String rule = text(ATTENDANCE);
        int required = switch (rule) {
            case "full" -> workingDays;
            case "prorated", "any" -> 1;
            default -> new BigDecimal(workingDays).multiply(decimal(MIN_SHARE)).setScale(0, RoundingMode.DOWN).intValueExact();
        };
        Optional<String> tooOld = birth.filter(this::isTooOld).map(day -> "AGE_LIMIT_REACHED");
        List<Attendance> enough = enough(attendances, required);
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        attendances.forEach(attendance -> units.put(attendance.institution(), BigDecimal.ZERO));
        if (tooOld.isEmpty()) {
            units.putAll(shares(enough, workingDays));
        }
        Map<String, String> reasons = new LinkedHashMap<>();
        units.forEach((institution, share) -> {
            if (share.signum() == 0) {
                boolean came = enough.stream().anyMatch(attendance -> attendance.institution().equals(institution));
                reasons.put(institution, tooOld.orElse(came ? "CHILD_MONTH_PAID_ELSEWHERE" : "ATTENDANCE_TOO_LOW"));
            }
        });
        return new Result(required, tooOld.isEmpty(), units, reasons, birth.filter(this::turnsThisMonth).map(day -> List.of("TURNS_3_THIS_MONTH")).orElse(List.of()));
    }

    private boolean isByDays() {
        return !isProrated() && transfer().equals("by_days");
    }

    /** Those with enough days, alone or, by days, together; whoever comes first is paid first. */
    private List<Attendance> enough(List<Attendance> attendances, int required) {
        int days = attendances.stream().mapToInt(Attendance::days).sum();
        List<Attendance> enough = attendances.stream()
                .filter(attendance -> attendance.days() > 0 && (isByDays() ? days : attendance.days()) >= required)
                .sorted(order())
                .toList();
        return transfer().equals("last") ? enough.reversed() : enough;
    }

    private Map<String, BigDecimal> shares(List<Attendance> enough, int workingDays) {
        int days = enough.stream().mapToInt(Attendance::days).sum();
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        BigDecimal left = BigDecimal.ONE;
        for (Attendance attendance : enough) {
            BigDecimal share = isByDays() ? attendance == enough.getLast() ? left : part(attendance.days(), days, RoundingMode.DOWN)
                : isProrated() ? part(attendance.days(), workingDays, RoundingMode.HALF_UP) : BigDecimal.ONE;
            shares.put(attendance.institution(), share.min(left));
            left = left.subtract(share.min(left));
        }
        return shares;
    }

    private static BigDecimal part(int days, int of, RoundingMode rounding) {
        return new BigDecimal(days).divide(new BigDecimal(of), 10, rounding);
    }

    private static void requirePossible(Attendance attendance, int workingDays) {
        if (attendance.days() < 0) {
            throw new PolicyException("NEGATIVE_QUANTITY", "attended." + attendance.institution(), "出勤天数不得为负", "days of attendance must not be negative");
        }
        if (attendance.days() > workingDays) {
            throw new PolicyException("MORE_DAYS_THAN_THE_MONTH", "attended." + attendance.institution(), "出勤天数超过当月工作日", "more days than the month has working days: " + workingDays);
        }
    }

    /** Whoever comes first in this order is paid, if both reach what is required. */
    private Comparator<Attendance> order() {
        return transfer().equals("most_days") ? Comparator.comparing(Attendance::days).reversed() : (a, b) -> 0;
    }

    private boolean isTooOld(LocalDate birth) {
        LocalDate limit = limit(birth);
        return switch (text(AGE)) {
            case "under_on_last_day" -> !limit.isAfter(month.atEndOfMonth());
            case "under_on_first_day" -> !limit.isAfter(month.atDay(1));
            default -> YearMonth.from(limit).isBefore(month);
        };
    }

    private boolean turnsThisMonth(LocalDate birth) {
        return YearMonth.from(limit(birth)).equals(month);
    }

    private LocalDate limit(LocalDate birth) {
        Age age = Ages.of(text("age.attained"), text("age.leap_birthday"));
        return age.attainedOn(birth, Values.whole(value(UNTIL_AGE), UNTIL_AGE));
    }

    private Object value(String key) {
        return parameters.getOn(key, month.atDay(1)).raw();
    }

    private String text(String key) {
        return Values.text(value(key), key);
    }

    private BigDecimal decimal(String key) {
        return Values.decimal(value(key), key);
    }
}
