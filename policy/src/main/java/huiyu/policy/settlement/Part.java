package huiyu.policy.settlement;

import huiyu.kernel.money.Money;
import huiyu.policy.bill.Counter;
import huiyu.policy.layer.LayerOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A bill, or the part of it that falls into one insured year and settlement period, with what each layer pays.
 *
 * @param year the insured year it counts to
 * @param stay the number of the stay in that year, 0 if none
 * @param layers in order
 * @param deltas what it adds to counters that belong to no layer (the number of stays)
 */
public record Part(LocalDate from, LocalDate to, int year, int stay, Money total, Money inScope, List<LayerOutcome> layers, Map<Counter, Long> deltas) {
    public Part {
        layers = List.copyOf(layers);
        deltas = Map.copyOf(deltas);
    }

    public Money paid() {
        Money paid = Money.ZERO;
        for (LayerOutcome layer : layers) {
            paid = paid.plus(layer.paid());
        }
        return paid;
    }
}
