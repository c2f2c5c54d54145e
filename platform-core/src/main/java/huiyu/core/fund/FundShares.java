package huiyu.core.fund;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import huiyu.policy.assessment.Share;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** How an amount is borne by funders. Empty: by the one fund of the programme, whoever funds it. */
public record FundShares(Map<Funder, Rate> shares) {

    public static final FundShares WHOLE = new FundShares(Map.of());

    public FundShares {
        shares = Map.copyOf(shares);
    }

    /** @throws huiyu.core.web.ProblemException 422 {@code unknown-funder} */
    public static FundShares ofCodes(Map<String, Rate> byCode) {
        return of(byCode.entrySet().stream().map(share -> new Share(share.getKey(), share.getValue())).toList());
    }

    /** @throws huiyu.core.web.ProblemException 422 {@code unknown-funder} */
    public static FundShares of(List<Share> funders) {
        Map<Funder, Rate> shares = new EnumMap<>(Funder.class);
        funders.forEach(share -> shares.merge(Funder.of(share.party()), share.share(), Rate::plus));
        return new FundShares(shares);
    }

    public boolean isWhole() {
        return shares.isEmpty();
    }

    /** Parts that sum to the amount to the fen, from the widest funder to the most local, who takes the remainder. */
    SequencedMap<Funder, Money> split(Money amount) {
        List<Funder> funders = shares.keySet().stream().sorted().toList();
        List<Money> parts = amount.split(funders.stream().map(shares::get).toList());
        TreeMap<Funder, Money> split = new TreeMap<>();
        for (int i = 0; i < funders.size(); i++) {
            split.put(funders.get(i), parts.get(i));
        }
        return split;
    }
}
