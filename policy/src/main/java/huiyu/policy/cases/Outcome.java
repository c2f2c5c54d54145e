package huiyu.policy.cases;

import huiyu.kernel.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came out of a case, as a tree of named values that expectations are compared with. */
final class Outcome {
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** A map in which a key that is not there stands for nothing paid. */
    record Amounts(Map<String, Object> byKey) {
        static Amounts of(Map<?, Money> amounts) {
            Map<String, Object> byKey = new LinkedHashMap<>();
            amounts.forEach((key, amount) -> byKey.put(String.valueOf(key), amount.toString()));
            return new Amounts(byKey);
        }

        Object get(String key) {
            return byKey.getOrDefault(key, "0.00");
        }
    }

    /** Codes of which an expectation may name any one. */
    record AnyOf(List<String> codes) {}

    Outcome put(String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
        return this;
    }

    Map<String, Object> values() {
        return values;
    }
}
