package huiyu.policy.shape;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.assessment.Cadence;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Examination;
import huiyu.policy.fact.DatedValue;
import huiyu.policy.leave.MaternityDays;
import huiyu.policy.leave.MaternityTable;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Maternity allowance 生育津贴: the employer's average monthly wage of the previous year ÷ 30 × the days the fund pays. Rounded
 * once. A wage that is not known is asked for; one known not to exist (a new employer) is asked for too, with a reason.
 */
final class DailyAllowance implements Shape {
    @Override public Schema schema() {
        return Schema.of("daily_allowance@1", "生育津贴：月平均工资 ÷ 30 × 天数", "maternity allowance: average monthly wage ÷ 30 × days",
            Stream.concat(MaternityTable.FIELDS.stream(), Stream.of(
                FieldSpec.optional("on", Type.FACT, "delivery.date", "分娩（流产）日期", "the day of the delivery or miscarriage"),
                FieldSpec.optional("wage", Type.FACT, "employer.average_wage", "用人单位上年度职工月平均工资", "the employer's average monthly wage of the previous year"),
                FieldSpec.optional("days_of_month", Type.COUNT, 30, "月工资折算的天数", "the days a monthly wage is divided by"),
                FieldSpec.optional("wage_at_least", Type.MONEY, null, "计发基数下限", "the wage counts no lower than this"),
                FieldSpec.optional("wage_at_most", Type.MONEY, null, "计发基数上限", "the wage counts no higher than this"))).toArray(FieldSpec[]::new));
    }

    @Override public Accrual accrue(Settings settings, Examination examination) {
        String on = settings.findText("on").orElseThrow();
        Optional<LocalDate> day = examination.facts().findDate(on);
        if (day.isEmpty()) {
            return Accrual.unknown(Set.of(on));
        }
        MaternityTable.Answer answer = MaternityTable.days(settings, day.get(), examination);
        if (answer.missing() != null) {
            return Accrual.unknown(Set.of(answer.missing()));
        }
        String wage = settings.findText("wage").orElseThrow();
        Optional<Money> monthly = monthly(wage, day.get(), examination);
        if (monthly.isEmpty()) {
            return Accrual.unknown(Set.of(wage), "NO_WAGE_BASE");
        }
        MaternityDays days = answer.days();
        if (days.paidByFund() == 0) {
            return Accrual.none("NOTHING_MEASURED");
        }
        Fraction perMonth = within(settings, monthly.get(), day.get()).toFraction();
        BigDecimal divisor = BigDecimal.valueOf(settings.findWholeOn("days_of_month", day.get()).orElseThrow());
        Fraction amount = perMonth.times(Fraction.of(days.paidByFund(), divisor.longValueExact()));
        Period leave = new Period(day.get(), day.get().plusDays(days.paidByFund()));
        return Accrual.of(Cadence.ONCE, Cadence.ONCE, Timeline.of(leave, amount)).explained(days.inputs());
    }

    /** The wage of the year before: of a fact with dates, the value that held at that year's end. */
    private static Optional<Money> monthly(String fact, LocalDate day, Examination examination) {
        LocalDate lastYearsEnd = LocalDate.of(day.getYear() - 1, 12, 31);
        return examination.facts().listValues(fact).stream().filter(value -> value.period().contains(lastYearsEnd)).findFirst()
            .map(DatedValue::value).map(raw -> Values.money(raw, fact)).filter(Money::isPositive);
    }

    private static Money within(Settings settings, Money wage, LocalDate day) {
        Money floored = settings.findAmount("wage_at_least", day, null).map(wage::max).orElse(wage);
        return settings.findAmount("wage_at_most", day, null).map(floored::min).orElse(floored);
    }
}
