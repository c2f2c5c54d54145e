package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.policy.bill.Counter;
import huiyu.policy.definition.Values;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A fixed amount per bill, such as per delivery 定额; never more than the cost it looks at. */
final class Fixed implements LayerShape {
    private static final List<FieldSpec> FIELDS = Stream.concat(Stream.of(
        FieldSpec.required("amount", Type.MONEY_TABLE, "金额（可列表）", "the amount, or a table of amounts"),
        FieldSpec.optional("amount_by", Type.TEXTS, List.of(), "金额表按哪些词查", "the words that choose the table's line"),
        Base.FIELD,
        FieldSpec.choice("times", List.of("once", "per_child"), "每次，或每名婴儿", "once a bill, or for each child born")), Gate.FIELDS.stream()).toList();

    @Override public Schema schema() {
        return Schema.of("fixed@1", "定额支付", "a fixed amount per bill", FIELDS.toArray(FieldSpec[]::new));
    }

    @Override public Formula compile(Settings settings, RuleName rule) {
        Table<Money> amounts = settings.table("amount", "amount_by", (raw, by, where) -> Table.read(raw, by, where, Values::money)).orElseThrow();
        Base base = Base.valueOf(settings.choice("of").toUpperCase(Locale.ROOT));
        boolean perChild = settings.choice("times").equals("per_child");
        Gate gate = Gate.of(settings, settings.ruleDay());
        String times = rule.counter(null, "times");
        return (input, status) -> {
            Money cost = base.of(input);
            Map<String, String> inputs = new LinkedHashMap<>();
            amounts.addInputs(input, status, inputs);
            String refusal = gate.refusal(input, times);
            if (refusal != null) {
                return new Formula.Result(Money.ZERO, Calculation.of(cost, inputs), refusal, Map.of());
            }
            Money amount = amounts.find(input, status);
            if (amount == null) {
                throw new PolicyException("NOT_IN_TABLE", settings.where("amount"), "标准表中没有对应的一档：" + inputs, "the table has no line for " + inputs);
            }
            Money full = perChild ? amount.times(input.bill().children()) : amount;
            inputs.put("fixed", full.toString());
            Money paid = full.min(cost).min(input.left());
            return new Formula.Result(paid, new Calculation(cost, Money.ZERO, Money.ZERO, List.of(), full, null, Money.ZERO, inputs), null,
                Map.of(new Counter(times, input.year()), 1L));
        };
    }
}
