package huiyu.policy.leave;

import huiyu.policy.definition.Values;
import huiyu.policy.examination.Examination;
import huiyu.policy.parameter.Brackets;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Settings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A tenant's table of maternity days, applied to one delivery. */
public final class MaternityTable {
    public static final List<FieldSpec> FIELDS = List.of(
        FieldSpec.required("base_days", Type.COUNT, "产假基本天数", "days of every birth"),
        FieldSpec.optional("difficult_days", Type.COUNT, 0, "难产增加天数", "added for a difficult birth"),
        FieldSpec.optional("per_extra_child", Type.COUNT, 0, "多胞胎每多一个婴儿增加天数", "added for each child after the first"),
        FieldSpec.optional("total_days", Type.COUNT, null, "本地产假总天数（含增加的天数）", "the province's days of leave in all, the added ones included"),
        FieldSpec.choice("added_paid_by", List.of("employer", "fund"), "增加的天数由用人单位照发工资，或由基金支付津贴", "who pays the added days: the employer as wages, or the fund as allowance"),
        FieldSpec.optional("miscarriage", Type.BRACKETS, null, "流产天数分档", "days after a miscarriage, by the length of the pregnancy"),
        FieldSpec.choice("miscarriage_by", List.of("months", "months_of_28_days", "weeks"), "孕期按月、按 28 天为一月或按周计", "how the pregnancy is measured: months, months of 28 days, weeks"));

    private MaternityTable() {}

    /** The days, or the fact without which they cannot be told. */
    public record Answer(MaternityDays days, String missing) {}

    /** @throws PolicyException DAYS_OUT_OF_RANGE if a certificate says more or less than the table allows */
    public static Answer days(Settings settings, LocalDate day, Examination examination) {
        if ("miscarriage".equals(examination.findText("delivery.kind").orElse("birth"))) {
            return miscarriage(settings, day, examination);
        }
        int base = settings.findWholeOn("base_days", day).orElseThrow();
        boolean difficult = examination.findText("delivery.difficult").map(Boolean::parseBoolean).orElse(false);
        int children = examination.findText("delivery.children").map(Integer::parseInt).orElse(1);
        int reward = settings.findWholeOn("total_days", day).map(total -> Math.max(0, total - base)).orElse(0);
        return new Answer(new MaternityDays(base, difficult ? settings.findWholeOn("difficult_days", day).orElse(0) : 0,
            Math.max(0, children - 1) * settings.findWholeOn("per_extra_child", day).orElse(0), reward, 0, settings.choice("added_paid_by").equals("fund")), null);
    }

    private static Answer miscarriage(Settings settings, LocalDate day, Examination examination) {
        String by = settings.choice("miscarriage_by");
        Optional<BigDecimal> length = length(by, examination);
        if (length.isEmpty()) {
            return new Answer(null, by.equals("months") ? "delivery.pregnancy_months" : by.equals("weeks") ? "delivery.pregnancy_weeks" : "delivery.pregnancy_days");
        }
        Brackets.Step step = settings.findBrackets("miscarriage", day).flatMap(brackets -> brackets.find(length.get())).orElseThrow(() ->
            new PolicyException("NOT_IN_TABLE", settings.where("miscarriage"), "流产天数表中没有对应的一档", "the table of days has no line for this length"));
        if (step.worth() != null) {
            return new Answer(MaternityDays.ofMiscarriage(step.worth().intValueExact()), null);
        }
        Optional<Integer> certified = examination.facts().findWhole("delivery.certificate_days");
        certified.map(BigDecimal::valueOf).filter(days -> days.compareTo(step.atLeast()) < 0 || days.compareTo(step.atMost()) > 0).ifPresent(days -> {
            throw new PolicyException("DAYS_OUT_OF_RANGE", "delivery.certificate_days", "医疗证明天数应在 " + step.atLeast() + " 至 " + step.atMost() + " 之间",
                "the certificate's days must lie between " + step.atLeast() + " and " + step.atMost() + ", not " + days);
        });
        return certified.map(days -> new Answer(MaternityDays.ofMiscarriage(days), null)).orElse(new Answer(null, "delivery.certificate_days"));
    }

    /** The length of the pregnancy in the table's unit, from days or weeks if they are known. */
    private static Optional<BigDecimal> length(String by, Examination examination) {
        Optional<BigDecimal> days = number("delivery.pregnancy_days", examination).or(() -> number("delivery.pregnancy_weeks", examination).map(weeks -> weeks.multiply(BigDecimal.valueOf(7))));
        return switch (by) {
            case "months_of_28_days" -> days.map(count -> count.divide(BigDecimal.valueOf(28), MathContext.DECIMAL64));
            case "weeks" -> number("delivery.pregnancy_weeks", examination).or(() -> days.map(count -> count.divide(BigDecimal.valueOf(7), MathContext.DECIMAL64)));
            default -> number("delivery.pregnancy_months", examination);
        };
    }

    private static Optional<BigDecimal> number(String fact, Examination examination) {
        return examination.facts().findScalar(fact).map(raw -> Values.decimal(raw, fact));
    }
}
