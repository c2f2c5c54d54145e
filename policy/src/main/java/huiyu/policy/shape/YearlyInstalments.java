package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.examination.Ages;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Slot;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One amount for each of some calendar years. */
final class YearlyInstalments implements Shape {
    private static final String BY_INSTALMENT = "instalment";

    @Override public Schema schema() {
        return Schema.of("yearly_instalments@1", "按年发放", "an amount each calendar year", Lines.AMOUNT,
            FieldSpec.optional("amount_by", Type.FACT, null, "金额表按哪项事实查（默认孩次；instalment 为第几次）",
                "the fact that chooses the table's line (default: birth order; instalment: the ordinal of the year)"),
            FieldSpec.optional("count", Type.COUNT_BY_KEY, null, "发放几年（可按孩次列表）", "how many years, or a table by birth order"),
            FieldSpec.optional("until_age", Type.COUNT, null, "发放至几周岁（不含满龄当年）", "instead of count: until the year before this age is reached"),
            FieldSpec.choice("first_year", List.of("birth_year", "year_after_birth", "first_application_year", "approval_year"), "第一年", "the first year"),
            FieldSpec.choice("version", List.of("first_day", "last_day", "at_birth", "at_application"),
                "标准变动时取哪一版：年首日、年末日、出生日、申请日", "whose version of the amount: of the year's first day, its last day, of the day of birth, of application"),
            FieldSpec.choice("part_year", List.of("full", "by_months", "by_days"), "不满一年时全额、按月或按日折算", "a year entitled in part: in full, by twelfths, or by its days"),
            Ages.ATTAINED, Ages.LEAP_BIRTHDAY);
    }

    @Override public Accrual accrue(Settings settings, Examination examination) {
        boolean byInstalment = settings.findText("amount_by").filter(BY_INSTALMENT::equals).isPresent();
        Lines.Line line = byInstalment ? new Lines.Line(null, null, null) : Lines.line(settings, "amount", examination);
        if (line.missing() != null) {
            return Accrual.unknown(Set.of(line.missing()));
        }
        int first = firstYear(settings, examination);
        Optional<Integer> count = count(settings, examination, first, line.key());
        LocalDate until = examination.request().until();
        int last = first + count.orElse(0) - 1;
        int end = until == null ? last : Math.min(last, until.getYear());
        if (count.isEmpty() || end < first) {
            return Accrual.none(count.isEmpty() ? "BIRTH_ORDER_NOT_COVERED" : "NO_YEAR_LEFT");
        }
        Period span = new Period(LocalDate.of(first, 1, 1), LocalDate.of(end + 1, 1, 1));
        Timeline<Fraction> amounts = byInstalment ? byInstalment(settings, first, end)
            : Lines.perSlot(settings, settings.choice("version"), Slot.YEAR, span, line.key(), examination);
        return switch (settings.choice("part_year")) {
            case "by_months" -> Accrual.of(Cadence.MONTH, Cadence.YEAR, amounts.map(year -> year.times(Fraction.of(1, 12)))).orNone(line.reason());
            case "by_days" -> Accrual.of(Cadence.YEAR, Cadence.YEAR, amounts).orNone(line.reason()).countedByDays(true);
            default -> Accrual.of(Cadence.YEAR, Cadence.YEAR, amounts).orNone(line.reason());
        };
    }

    private static Timeline<Fraction> byInstalment(Settings settings, int first, int end) {
        return Timeline.of(IntStream.rangeClosed(first, end).boxed().flatMap(year ->
            settings.findAmount("amount", LocalDate.of(year, 1, 1), Integer.toString(year - first + 1)).stream()
                .map(amount -> new Timeline.Entry<>(Period.year(year), amount.toFraction()))).toList());
    }

    private static int firstYear(Settings settings, Examination examination) {
        int birthYear = examination.birth().getYear();
        return switch (settings.choice("first_year")) {
            case "year_after_birth" -> birthYear + 1;
            case "approval_year" -> examination.approvalDay().getYear();
            case "first_application_year" -> examination.applications().stream().findFirst().map(application -> application.year())
                .orElse(Math.max(birthYear, examination.assessedOn().getYear()));
            default -> birthYear;
        };
    }

    private static Optional<Integer> count(Settings settings, Examination examination, int first, String key) {
        if (settings.has("count")) {
            return settings.findCount("count", settings.isTable("count") && key == null ? examination.birthOrder().key() : key);
        }
        int age = settings.findWhole("until_age").orElseThrow(() ->
            new PolicyException("REQUIRED", settings.path() + ".count", "须有 count 或 until_age", "needs count or until_age"));
        return Optional.of(Ages.of(settings).attainedOn(examination.birth(), age).getYear() - first);
    }
}
