package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.policy.bill.Accumulators;
import huiyu.policy.bill.Bill;
import huiyu.policy.bill.Insured;
import huiyu.policy.parameter.ParameterBook;
import java.time.LocalDate;
import java.util.List;

/**
 * What a layer sees.
 *
 * @param bill the bill, or the part of it that falls into one insured year and settlement period
 * @param episodeFrom first day of the whole stay, which may lie before {@code bill.admitted()}
 * @param episodeTo last day of the whole stay
 * @param year the insured year the bill counts to
 * @param stay the number of this stay in the year, from 1; 0 for a bill that is no stay
 * @param paid what the layers before have paid, together
 * @param used what was used of the year before this bill
 * @param earlier this layer's outcomes for earlier parts of the same stay; empty if each part counts as a stay of its own
 * @param parameters the tenant's parameters, for layers written in Java
 */
public record LayerInput(
        Bill bill, Insured insured, LocalDate episodeFrom, LocalDate episodeTo, int year, int stay, Money paid, Accumulators used,
        List<LayerOutcome> earlier, ParameterBook parameters) {

    /** What nobody has paid yet of the whole bill. */
    public Money left() {
        return bill.total().minus(paid);
    }

    /** What nobody has paid yet of the cost in scope: what was paid is reckoned to it first. */
    public Money inScopeLeft() {
        return bill.inScope().minus(paid).max(Money.ZERO);
    }

    public long used(String counter) {
        return used.get(counter, year);
    }
}
