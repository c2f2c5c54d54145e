package huiyu.policy.layer;

import huiyu.kernel.money.Fraction;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rounding;
import huiyu.policy.definition.Values;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.Settings;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the insured bears first. */
final class Deductible {
    private final Settings settings;
    private final Optional<Table<Money>> amounts;
    private final Optional<Table<BigDecimal>> shares;
    private final Optional<Table<BigDecimal>> factors;
    private final Optional<Money> figure;

    Deductible(Settings settings) {
        this.settings = settings;
        this.amounts = settings.table("deductible", "deductible_by", (raw, by, where) -> Table.read(raw, by, where, Values::money));
        this.shares = settings.table("deductible_share", "deductible_by", (raw, by, where) -> Table.read(raw, by, where, Values::decimal));
        this.factors = settings.table("deductible_factor", "deductible_factor_by", (raw, by, where) -> Table.read(raw, by, where, Values::decimal));
        this.figure = settings.table("deductible_of", "deductible_by", (raw, by, where) -> Values.money(raw, where));
        if (shares.isPresent() && figure.isEmpty()) {
            throw new PolicyException("REQUIRED", settings.path() + ".deductible_of", "必填", "is required with deductible_share");
        }
    }

    /** In fen. @param tilt a further factor, or null */
    long of(LayerInput input, String status, BigDecimal tilt, Map<String, String> inputs) {
        Fraction exact = plain(input, status, inputs);
        BigDecimal factor = factors.map(table -> table.find(input, status)).orElse(null);
        factors.ifPresent(table -> table.addInputs(input, status, inputs));
        if (factor == null && tilt == null) {
            return Rounding.HALF_UP.toMoney(exact).fen();
        }
        BigDecimal both = (factor == null ? BigDecimal.ONE : factor).multiply(tilt == null ? BigDecimal.ONE : tilt);
        return Rounding.HALF_UP.toMoney(exact.times(Fraction.of(both))).fen();
    }

    private Fraction plain(LayerInput input, String status, Map<String, String> inputs) {
        if (amounts.isPresent()) {
            amounts.get().addInputs(input, status, inputs);
            return found(amounts.get().find(input, status), "deductible", inputs).toFraction();
        }
        if (shares.isPresent()) {
            shares.get().addInputs(input, status, inputs);
            return figure.orElseThrow().toFraction().times(Fraction.of(found(shares.get().find(input, status), "deductible_share", inputs)));
        }
        return Fraction.ZERO;
    }

    private <T> T found(T value, String field, Map<String, String> inputs) {
        if (value == null) {
            throw new PolicyException("NOT_IN_TABLE", settings.where(field), "表中没有对应的一档：" + inputs, "the table has no line for " + inputs);
        }
        return value;
    }

    /** What of the deductible earlier parts of the same stay have borne. */
    static long borne(List<LayerOutcome> earlier) {
        long fen = 0;
        for (LayerOutcome outcome : earlier) {
            fen += Math.min(outcome.calculation().base().fen(), outcome.calculation().deductible().fen());
        }
        return fen;
    }
}
