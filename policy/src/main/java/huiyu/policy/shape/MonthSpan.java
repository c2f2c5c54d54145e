package huiyu.policy.shape;

import huiyu.kernel.time.Period;
import huiyu.policy.examination.Ages;
import huiyu.policy.examination.Examination;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From which month to which: the end-point conventions every monthly shape shares. */
final class MonthSpan {
    static final List<FieldSpec> FIELDS = List.of(
        FieldSpec.choice("first_month", List.of("birth_month", "month_after_birth", "application_month", "month_after_application",
                "registration_month", "month_after_registration", "approval_month", "month_after_approval"),
            "首月", "the first month paid"),
        FieldSpec.choice("last_month", List.of("month_before_birthday", "birthday_month"),
            "末月：满龄生日的上月或当月", "the last month paid: the one before the birthday that ends it, or the birthday's own"),
        FieldSpec.optional("until_age", Type.COUNT, null, "发放至几周岁", "the age that ends it, in years"),
        FieldSpec.optional("months", Type.COUNT_BY_KEY, null, "发放月数（代替年龄）", "a number of months, instead of an age"),
        FieldSpec.optional("not_before", Type.DATE, null, "最早从该日所在月起", "no month before this day's"),
        FieldSpec.optional("not_after", Type.DATE, null, "最晚至该日所在月", "no month after this day's"),
        Ages.ATTAINED, Ages.LEAP_BIRTHDAY);

    private static final String REGISTRATION = "child.household_registered_on";

    private MonthSpan() {}

    /** The fact without which the first month cannot be told. */
    static Optional<String> missing(Settings settings, Examination examination) {
        boolean needed = settings.choice("first_month").endsWith("registration") || settings.choice("first_month").startsWith("registration");
        return needed && examination.facts().findDate(REGISTRATION).isEmpty() ? Optional.of(REGISTRATION) : Optional.empty();
    }

    static FieldSpec[] with(FieldSpec... own) {
        return Stream.concat(Arrays.stream(own), FIELDS.stream()).toArray(FieldSpec[]::new);
    }

    /** The months, or nothing if the last lies before the first. */
    static Optional<Period> of(Settings settings, Examination examination) {
        YearMonth first = later(first(settings, examination), settings.findDate("not_before"));
        YearMonth last = earlier(earlier(last(settings, examination), settings.findDate("not_after")), Optional.ofNullable(examination.request().until()));
        return last.isBefore(first) ? Optional.empty() : Optional.of(Period.months(first, last));
    }

    /** The days that count where part of a month is paid by its days: from the day itself, to the birthday that ends it. */
    static Optional<Period> days(Settings settings, Examination examination) {
        LocalDate first = settings.findDate("not_before").filter(firstDay(settings, examination)::isBefore).orElse(firstDay(settings, examination));
        LocalDate end = Stream.concat(Stream.of(endDay(settings, examination)),
                Stream.concat(settings.findDate("not_after").stream(), Stream.ofNullable(examination.request().until())).map(day -> day.plusDays(1)))
            .min(LocalDate::compareTo).orElseThrow();
        return Period.between(first, end);
    }

    private static LocalDate firstDay(Settings settings, Examination examination) {
        return switch (settings.choice("first_month")) {
            case "birth_month" -> examination.birth();
            case "application_month" -> examination.applicationDay();
            case "registration_month" -> examination.facts().findDate(REGISTRATION).orElseThrow();
            case "approval_month" -> examination.approvalDay();
            default -> first(settings, examination).atDay(1);
        };
    }

    private static LocalDate endDay(Settings settings, Examination examination) {
        return settings.findCount("months", examination.birthOrder().key()).map(months -> firstDay(settings, examination).plusMonths(months))
            .or(() -> settings.findWhole("until_age").map(age -> Ages.of(settings).attainedOn(examination.birth(), age)))
            .orElseGet(() -> last(settings, examination).plusMonths(1).atDay(1));
    }

    private static YearMonth first(Settings settings, Examination examination) {
        YearMonth birth = YearMonth.from(examination.birth());
        YearMonth application = YearMonth.from(examination.applicationDay());
        YearMonth approval = YearMonth.from(examination.approvalDay());
        return switch (settings.choice("first_month")) {
            case "month_after_birth" -> birth.plusMonths(1);
            case "application_month" -> application;
            case "month_after_application" -> application.plusMonths(1);
            case "registration_month" -> registration(examination);
            case "month_after_registration" -> registration(examination).plusMonths(1);
            case "approval_month" -> approval;
            case "month_after_approval" -> approval.plusMonths(1);
            default -> birth;
        };
    }

    private static YearMonth registration(Examination examination) {
        return YearMonth.from(examination.facts().findDate(REGISTRATION).orElseThrow());
    }

    private static YearMonth last(Settings settings, Examination examination) {
        Optional<Integer> months = settings.findCount("months", examination.birthOrder().key());
        if (months.isPresent()) {
            return first(settings, examination).plusMonths(months.get() - 1L);
        }
        Optional<Integer> age = settings.findWhole("until_age");
        if (age.isEmpty()) {
            return settings.findDate("not_after").map(YearMonth::from).orElseThrow(() -> new PolicyException(
                "REQUIRED", settings.path() + ".until_age", "须有 until_age、months 或 not_after", "needs until_age, months or not_after"));
        }
        YearMonth birthday = YearMonth.from(Ages.of(settings).attainedOn(examination.birth(), age.get()));
        return settings.choice("last_month").equals("birthday_month") ? birthday : birthday.minusMonths(1);
    }

    private static YearMonth later(YearMonth month, Optional<LocalDate> limit) {
        return limit.map(YearMonth::from).filter(month::isBefore).orElse(month);
    }

    private static YearMonth earlier(YearMonth month, Optional<LocalDate> limit) {
        return limit.map(YearMonth::from).filter(month::isAfter).orElse(month);
    }
}
