package huiyu.core.fund;

import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Finds the funds of one year that bear an amount. */
final class FundSearch {

    /** What one fund bears. */
    record Part(Fund fund, Money amount) {}

    private final int fiscalYear;
    private final Collection<Fund> funds;

    FundSearch(int fiscalYear, Collection<Fund> funds) {
        this.fiscalYear = fiscalYear;
        this.funds = funds;
    }

    /**
     * The parts of an amount, most local fund last; they sum to it to the fen.
     *
     * @throws ProblemException 422 {@code fund-missing} or {@code fund-ambiguous}
     */
    List<Part> parts(String programme, FundShares shares, Money amount) {
        if (shares.isWhole()) {
            return List.of(new Part(only(programme), amount));
        }
        List<Part> parts = new ArrayList<>();
        SequencedMap<Funder, Money> split = shares.split(amount);
        split.forEach((funder, part) -> parts.add(new Part(of(programme, funder), part)));
        return parts;
    }

    /** As {@link #parts}, by funder, for amounts that are added up. */
    static void add(Map<Funder, Money> sums, List<Part> parts, long times) {
        parts.forEach(part -> sums.merge(part.fund().funder(), part.amount().times(times), Money::plus));
    }

    Optional<Fund> find(String programme, Funder funder) {
        return funds.stream()
                .filter(fund -> fund.funder() == funder && fund.programmes().contains(programme))
                .findFirst();
    }

    Fund of(String programme, Funder funder) {
        return find(programme, funder)
                .orElseThrow(() -> ProblemException.invalid(
                        "fund-missing",
                        Map.of("programme", programme, "funder", funder.code(), "year", fiscalYear)));
    }

    private Fund only(String programme) {
        Map<Funder, Fund> paying = new TreeMap<>();
        funds.stream().filter(fund -> fund.programmes().contains(programme)).forEach(fund -> paying.put(fund.funder(), fund));
        if (paying.isEmpty()) {
            throw ProblemException.invalid(
                    "fund-missing", Map.of("programme", programme, "funder", "any", "year", fiscalYear));
        }
        if (paying.size() > 1) {
            throw ProblemException.invalid("fund-ambiguous", Map.of("programme", programme, "year", fiscalYear));
        }
        return paying.values().iterator().next();
    }
}
