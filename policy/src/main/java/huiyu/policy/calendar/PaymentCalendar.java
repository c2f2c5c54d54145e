package huiyu.policy.calendar;

import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One kind of payment calendar: from the day of approval to the day of payment. */
public enum PaymentCalendar {
    /** Paid in listed months, for approvals of earlier months, of an earlier quarter, or up to the same month. */
    IN_MONTHS(Schema.of("in_months", "在固定月份发放", "paid in some months of the year",
        FieldSpec.required("months", Type.NUMBERS, "发放月份", "the months, 1 to 12"),
        FieldSpec.choice("covers", List.of("earlier_quarters", "earlier_months", "same_month"),
            "发放哪些审核通过的：以前季度 / 以前月份 / 含当月", "which approvals a month pays: of earlier quarters / of earlier months / up to the same month"),
        FieldSpec.optional("by_day", Type.COUNT, null, "最迟当月几日", "by which day of the month"))) {
        @Override public PayTime payTime(Settings settings, LocalDate approved, WorkingCalendar calendar) {
            YearMonth earliest = switch (settings.choice("covers")) {
                case "same_month" -> YearMonth.from(approved);
                case "earlier_months" -> YearMonth.from(approved).plusMonths(1);
                default -> YearMonth.from(quarterEnd(approved)).plusMonths(1);
            };
            List<Integer> months = settings.numbers("months");
            YearMonth month = Stream.iterate(earliest, next -> next.plusMonths(1)).limit(12)
                .filter(candidate -> months.contains(candidate.getMonthValue())).findFirst().orElseThrow();
            LocalDate first = month.atDay(1).isBefore(approved) ? approved : month.atDay(1);
            return new PayTime(first, settings.findWhole("by_day").map(day -> month.atDay(Math.min(day, month.lengthOfMonth()))).orElse(month.atEndOfMonth()));
        }

        @Override public LocalDate firstDayFor(Settings settings, LocalDate start) {
            return payTime(settings, start, WorkingCalendar.none()).from();
        }
    },

    /** Paid within a term after the quarter of approval ends. */
    AFTER_QUARTER(Schema.of("after_quarter", "季度结束后若干日内发放", "paid within a term after the quarter of approval",
        FieldSpec.required("within", Type.COUNT, "期限长度", "the length of the term"),
        FieldSpec.choice("unit", List.of("working_days", "days"), "期限单位", "its unit"))) {
        @Override public PayTime payTime(Settings settings, LocalDate approved, WorkingCalendar calendar) {
            return term(settings, quarterEnd(approved), calendar);
        }

        @Override public LocalDate firstDayFor(Settings settings, LocalDate start) {
            return quarterEnd(start).plusDays(1);
        }
    },

    /** Paid within a term after approval. */
    AFTER_APPROVAL(Schema.of("after_approval", "审核通过后若干日内发放", "paid within a term after approval",
        FieldSpec.required("within", Type.COUNT, "期限长度", "the length of the term"),
        FieldSpec.choice("unit", List.of("working_days", "days"), "期限单位", "its unit"))) {
        @Override public PayTime payTime(Settings settings, LocalDate approved, WorkingCalendar calendar) {
            return term(settings, approved, calendar);
        }
    },

    /** Whichever of the others a parameter names, so that a city can set its calendar without a programme of its own. */
    BY_RULE(Schema.of("by_rule", "按参数选定的方式发放", "paid as a parameter says",
        FieldSpec.choice("rule", List.of("at_once", "in_months", "after_quarter", "after_approval"),
            "审核通过即发、固定月份、季度结束后、审核通过后", "at once after approval, or one of the calendars above"),
        FieldSpec.optional("months", Type.NUMBERS, null, "in_months：发放月份", "in_months: the months"),
        FieldSpec.choice("covers", List.of("earlier_quarters", "earlier_months", "same_month"), "in_months：发放哪些审核通过的", "in_months: which approvals"),
        FieldSpec.optional("by_day", Type.COUNT, null, "in_months：最迟当月几日", "in_months: by which day of the month"),
        FieldSpec.optional("within", Type.COUNT, null, "期限长度", "the length of the term"),
        FieldSpec.choice("unit", List.of("working_days", "days"), "期限单位", "its unit"))) {
        @Override public PayTime payTime(Settings settings, LocalDate approved, WorkingCalendar calendar) {
            return switch (settings.choice("rule")) {
                case "in_months" -> IN_MONTHS.payTime(settings, approved, calendar);
                case "after_quarter" -> AFTER_QUARTER.payTime(settings, approved, calendar);
                case "after_approval" -> AFTER_APPROVAL.payTime(settings, approved, calendar);
                default -> new PayTime(approved, approved);
            };
        }

        @Override public LocalDate firstDayFor(Settings settings, LocalDate start) {
            return switch (settings.choice("rule")) {
                case "in_months" -> IN_MONTHS.firstDayFor(settings, start);
                case "after_quarter" -> AFTER_QUARTER.firstDayFor(settings, start);
                default -> start;
            };
        }
    };

    private final Schema schema;

    PaymentCalendar(Schema schema) {
        this.schema = schema;
    }

    public Schema schema() {
        return schema;
    }

    public abstract PayTime payTime(Settings settings, LocalDate approved, WorkingCalendar calendar);

    /**
     * The first day on which an instalment that begins after approval may be paid, as if approved on its first day: a
     * calendar that gathers months or quarters gathers those to come too. Its own first day where nothing is gathered.
     */
    public LocalDate firstDayFor(Settings settings, LocalDate start) {
        return start;
    }

    public static Optional<PaymentCalendar> find(String name) {
        return Stream.of(values()).filter(kind -> kind.schema.kind().equals(name)).findFirst();
    }

    private static LocalDate quarterEnd(LocalDate day) {
        int lastMonth = (day.getMonthValue() - 1) / 3 * 3 + 3;
        return YearMonth.of(day.getYear(), lastMonth).atEndOfMonth();
    }

    private static PayTime term(Settings settings, LocalDate start, WorkingCalendar calendar) {
        int length = settings.whole("within");
        LocalDate by = settings.choice("unit").equals("days") ? start.plusDays(length) : calendar.workingDayAfter(start, length);
        return new PayTime(start.plusDays(1), by);
    }
}
