package huiyu.policy.fact;

import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.time.Period;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Values;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What no facts may say: a day that does not exist, a birth order of zero, a death before the birth … */
public final class FactRules {
    private FactRules() {}

    /** Each fact by itself; what was found possible is not checked again. @throws PolicyException with everything that is impossible, each naming its fact */
    public static void checkEach(Facts facts, FactCatalogue catalogue) {
        Errors errors = null;
        for (int place = 0; place < facts.count(); place++) {
            FactValue value = facts.at(place);
            if (value.soundIn() != catalogue) {
                errors = errors == null ? new Errors() : errors;
                String key = facts.shape().list().get(place);
                if (attempt(errors, key, () -> check(key, value, catalogue))) {
                    value.foundSoundIn(catalogue);
                }
            }
        }
        if (errors != null) {
            errors.throwIfAny();
        }
    }

    static boolean isSound(String key, FactValue value, FactCatalogue catalogue) {
        if (value.soundIn() != catalogue && attempt(new Errors(), key, () -> check(key, value, catalogue))) {
            value.foundSoundIn(catalogue);
        }
        return value.soundIn() == catalogue;
    }

    /** Those that are possible by themselves and impossible together. @throws PolicyException as {@link #checkEach} */
    public static void checkTogether(Facts facts) {
        Errors errors = new Errors();
        checkTogether(facts, errors);
        errors.throwIfAny();
    }

    private static boolean attempt(Errors errors, String key, Runnable check) {
        try {
            check.run();
            return true;
        } catch (PolicyException wrong) {
            errors.add(wrong, key);
            return false;
        }
    }

    private static void check(String key, FactValue fact, FactCatalogue catalogue) {
        if (!fact.isKnown()) {
            return;
        }
        FactAttribute attribute = catalogue.get(key);
        if (attribute.type() == FactAttribute.Type.CHILDREN) {
            Values.list(fact.raw(), item -> Values.map(item, key)).forEach(child -> Values.date(child.get("birth_date"), key + ".birth_date"));
            return;
        }
        List<DatedValue> values = fact.values(key);
        if (!attribute.dated() && values.size() > 1 && attribute.type() != FactAttribute.Type.TEXTS) {
            throw new PolicyException("INVALID_FACT", key, "此项不随时间变化，只能有一个值", "does not change over time and takes one value");
        }
        values.forEach(value -> checkValue(attribute, key, value.value()));
        if (attribute.type() == FactAttribute.Type.DIVISION) {
            checkOnePlaceAtATime(key, values);
        }
    }

    private static void checkValue(FactAttribute attribute, String key, Object raw) {
        switch (attribute.type()) {
            case DATE -> Values.date(raw, key);
            case COUNT -> atLeast(1, key, raw);
            case NUMBER -> notNegative(key, raw, "NEGATIVE_QUANTITY");
            case MONEY -> notNegative(key, Values.money(raw, key).toString(), "NEGATIVE_AMOUNT");
            case RATE -> share(key, raw);
            case FLAG -> Values.flag(raw, key);
            case DIVISION -> division(key, Values.text(raw, key));
            case TEXT, TEXTS -> Values.text(raw, key);
            case CHILDREN -> Values.map(raw, key);
        }
    }

    private static void atLeast(int least, String key, Object raw) {
        if (Values.whole(raw, key) < least) {
            String code = "INVALID_" + key.substring(key.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
            throw new PolicyException(code, key, "不得小于 " + least + "：" + raw, "must be at least " + least + ", not " + raw);
        }
    }

    private static void notNegative(String key, Object raw, String code) {
        if (Values.decimal(raw, key).signum() < 0) {
            throw new PolicyException(code, key, "不得为负数：" + raw, "must not be negative: " + raw);
        }
    }

    private static void share(String key, Object raw) {
        if (!Values.rate(raw, key).isShare()) {
            throw new PolicyException("INVALID_SHARE", key, "应在 0 与 1 之间：" + raw, "must lie between 0 and 1: " + raw);
        }
    }

    private static void division(String key, String code) {
        DivisionCode.parse(code).orElseThrow(invalid -> new PolicyException("INVALID_DIVISION", key, "不是六位区划代码：" + code, "not a division code of six digits: " + code));
    }

    /** One may be at two places on the day of a move, never longer. */
    private static void checkOnePlaceAtATime(String key, List<DatedValue> values) {
        if (values.size() < 2) {
            return;
        }
        List<Period> periods = values.stream().map(DatedValue::period).sorted().toList();
        for (int i = 1; i < periods.size(); i++) {
            Optional<Period> both = periods.get(i - 1).intersect(periods.get(i));
            if (both.isPresent() && (both.get().startsOpen() || both.get().endsOpen() || both.get().days() > 1)) {
                throw new PolicyException("CONTRADICTORY_FACT", key, "同一时间登记在两处：" + both.get(), "at two places at once: " + both.get());
            }
        }
    }

    private static void checkTogether(Facts facts, Errors errors) {
        Optional<LocalDate> birth = facts.findDate("child.birth_date");
        Optional<LocalDate> death = facts.findDate("child.death_date");
        if (birth.isPresent() && death.isPresent() && death.get().isBefore(birth.get())) {
            errors.add("DEATH_BEFORE_BIRTH", "child.death_date", "死亡早于出生", "died on " + death.get() + " before the birth on " + birth.get());
        }
        Optional<Integer> index = facts.findWhole("child.multiple_birth_index");
        Optional<Integer> size = facts.findWhole("child.multiple_birth_size");
        if (index.isPresent() && size.isPresent() && index.get() > size.get()) {
            errors.add("INVALID_MULTIPLE_BIRTH_INDEX", "child.multiple_birth_index", "大于同胞数", "greater than the number of children born");
        }
    }
}
