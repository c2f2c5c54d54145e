package huiyu.policy.condition;

import huiyu.kernel.time.Timeline;
import huiyu.policy.definition.Values;
import huiyu.policy.examination.Examination;
import huiyu.policy.examination.Inputs;
import huiyu.policy.fact.DatedValue;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Conditions on statuses, measured values and other facts. */
final class StateConditions {
    static final ConditionKind STATUS = new ConditionKind(Schema.of("status", "具有某种身份", "a status is held",
        FieldSpec.optional("of", Type.TEXT, "family", "谁：family child mother father", "whose: family, child, mother, father"),
        FieldSpec.required("any_of", Type.TEXTS, "任一身份", "any one of these statuses"),
        Moment.field("at_application"), Moment.DATE,
        FieldSpec.optional("for_months", Type.COUNT, null, "须已连续满几个月", "how many months it must have held without a break")),
        "STATUS_NOT_HELD", StateConditions::status);

    static final ConditionKind MEASURE = new ConditionKind(Schema.of("measure", "数值在范围内", "a measured value lies within limits",
        FieldSpec.required("fact", Type.FACT, "哪项事实（费用、收入、数量）", "which fact: a cost, an income, a quantity"),
        FieldSpec.optional("per", Type.FACT, null, "除以哪项事实（如家庭人口）", "divided by which fact, such as family.size"),
        FieldSpec.optional("above", Type.NUMBER, null, "大于", "greater than"),
        FieldSpec.optional("at_least", Type.NUMBER, null, "不低于", "at least"),
        FieldSpec.optional("at_most", Type.NUMBER, null, "不高于", "at most"),
        FieldSpec.optional("below", Type.NUMBER, null, "小于", "less than"),
        FieldSpec.choice("when", Moment.ONCE, "何时检验（随时间变化的事实）", "when it is tested, for a fact that changes over time"), Moment.DATE),
        "LIMIT_NOT_MET", StateConditions::measure);

    static final ConditionKind FACT = new ConditionKind(Schema.of("fact", "某项事实等于", "a fact has one of some values",
        FieldSpec.required("key", Type.FACT, "哪项事实", "which fact"),
        FieldSpec.required("one_of", Type.TEXTS, "取值", "its values"),
        Moment.field("at_assessment"), Moment.DATE),
        "FACT_NOT_AS_REQUIRED", StateConditions::fact);

    private StateConditions() {}

    private static Judgement status(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        String fact = settings.findText("of").orElseThrow() + ".status";
        List<String> wanted = settings.texts("any_of");
        return held(fact, wanted, settings, examination);
    }

    private static Judgement fact(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        String key = settings.findText("key").orElseThrow();
        List<String> wanted = settings.texts("one_of");
        if (examination.facts().isUnknown(key) && !examination.mustAsk(key)) {
            String presumed = examination.findText(key).orElse("none");
            return Judgement.of(Truth.of(wanted.contains(presumed)), examination.inputs().put(key, presumed + " (presumed)"));
        }
        if (examination.facts().isNone(key)) {
            return Judgement.of(Truth.of(wanted.contains("none")), examination.inputs().put(key, "none"));
        }
        return held(key, wanted, settings, examination);
    }

    private static Judgement held(String fact, List<String> wanted, Settings settings, Examination examination) {
        if (examination.mustAsk(fact)) {
            return Judgement.unknown(fact, examination);
        }
        Timeline<Truth> state = DatedState.of(examination, fact, value -> wanted.contains(Values.text(value, fact)));
        Optional<Integer> months = forMonths(settings);
        Timeline<Truth> lasting = months.isPresent() ? DatedState.heldFor(state, months.get()) : state;
        Inputs inputs = examination.inputs();
        if (examination.isExplaining()) {
            inputs.put(fact, examination.facts().raw(fact)).put("when", settings.choice("when"));
        }
        return Judgement.of(Moment.test(settings.choice("when"), lasting, examination, settings), inputs);
    }

    private static Optional<Integer> forMonths(Settings settings) {
        return settings.knows("for_months") ? settings.findWhole("for_months") : Optional.empty();
    }

    private static Judgement measure(Condition condition, Examination examination) {
        Settings settings = examination.settings(condition.block());
        String fact = settings.findText("fact").orElseThrow();
        Optional<String> per = settings.findText("per");
        LocalDate day = switch (settings.choice("when")) {
            case "at_birth" -> examination.birth();
            case "at_application" -> examination.applicationDay();
            case "on_date" -> Moment.day(settings);
            default -> examination.assessedOn();
        };
        Optional<BigDecimal> value = valueOn(fact, day, examination);
        Optional<BigDecimal> divisor = per.isEmpty() ? Optional.of(BigDecimal.ONE) : valueOn(per.get(), day, examination);
        if (value.isEmpty() || divisor.isEmpty()) {
            return Judgement.unknown(value.isEmpty() ? fact : per.orElseThrow(), examination);
        }
        Inputs inputs = examination.inputs().put(fact, value.get().toPlainString());
        per.ifPresent(key -> inputs.put(key, divisor.get().toPlainString()));
        boolean within = List.of("above", "at_least", "at_most", "below").stream().allMatch(limit -> settings.findNumber(limit)
            .map(bound -> holds(limit, value.get().compareTo(bound.multiply(divisor.get())))).orElse(true));
        return Judgement.of(Truth.of(within), inputs);
    }

    private static boolean holds(String limit, int comparison) {
        return switch (limit) {
            case "above" -> comparison > 0;
            case "at_least" -> comparison >= 0;
            case "at_most" -> comparison <= 0;
            default -> comparison < 0;
        };
    }

    private static Optional<BigDecimal> valueOn(String fact, LocalDate day, Examination examination) {
        if (examination.facts().isNone(fact)) {
            return Optional.of(BigDecimal.ZERO);
        }
        return examination.facts().listValues(fact).stream().filter(value -> value.period().contains(day)).findFirst()
            .map(DatedValue::value).map(raw -> Values.decimal(raw, fact));
    }
}
