package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.money.Rounding;
import huiyu.policy.bill.Insured;
import huiyu.policy.definition.Values;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The most a rule pays, with what incentives add to it. */
final class Cap {
    private final Optional<Table<Money>> amounts;
    private final boolean perBill;
    private final Money perYear;
    private final int afterYears;
    private final Money withoutClaim;
    private final Optional<Rate> extraAtMost;

    Cap(Settings settings) {
        LocalDate day = settings.ruleDay();
        this.amounts = settings.table("cap", "cap_by", (raw, by, where) -> Table.read(raw, by, where, Values::money));
        this.perBill = settings.choice("cap_per").equals("bill");
        this.perYear = money(settings, "cap_per_continuous_year");
        this.afterYears = settings.findWholeOn("cap_after_years", day).orElse(0);
        this.withoutClaim = money(settings, "cap_without_claim");
        this.extraAtMost = settings.findNumberOn("cap_extra_at_most", day).map(Rate::new);
    }

    private static Money money(Settings settings, String field) {
        return settings.table(field, "cap_by", (raw, by, where) -> Values.money(raw, where)).orElse(Money.ZERO);
    }

    boolean perBill() {
        return perBill;
    }

    /** Null for no limit. */
    Money of(LayerInput input, String status, Map<String, String> inputs) {
        if (amounts.isEmpty()) {
            return null;
        }
        Money cap = amounts.get().find(input, status);
        amounts.get().addInputs(input, status, inputs);
        return cap == null ? null : cap.plus(extra(cap, input.insured(), inputs));
    }

    private Money extra(Money cap, Insured insured, Map<String, String> inputs) {
        int years = Math.max(0, insured.continuousYears() - afterYears);
        Money extra = perYear.times(years).plus(insured.yearsWithoutClaim() > 0 ? withoutClaim : Money.ZERO);
        Money limited = extraAtMost.map(share -> extra.min(cap.times(share, Rounding.HALF_UP))).orElse(extra);
        if (limited.isPositive()) {
            inputs.put("cap_extra", limited.toString());
        }
        return limited;
    }
}
