package huiyu.insurance.catalogue;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.kernel.money.Rounding;
import java.util.Optional;

/**
 * A drug, service or supply.
 *
 * @param selfPay share the insured pays first (先行自付), 0 to 1; with 1 nothing is in scope
 * @param ceiling of one unit; what is above is out of scope
 */
record CatalogueItem(String code, String name, String kind, Rate selfPay, Optional<Money> ceiling) {

    /**
     * The part of a line that is in scope, half a fen rounded up.
     *
     * @param quantity in thousandths of a unit
     */
    Money inScope(long quantity, Money amount) {
        Money covered = ceiling.map(limit -> Money.ofFen(limit.fen() * quantity / 1000).min(amount)).orElse(amount);
        return covered.times(Rate.ONE.minus(selfPay), Rounding.HALF_UP);
    }
}
