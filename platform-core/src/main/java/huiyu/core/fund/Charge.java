package huiyu.core.fund;

import huiyu.kernel.money.Money;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A payment line that wants its money.
 *
 * @param gross what is due and leaves the reservation
 * @param net what goes out to the payee; the rest was set off against a recovery and stays available
 */
public record Charge(
        UUID lineId, UUID decisionId, UUID subjectId, String programme, FundShares shares, Money gross, Money net) {

    /** What one fund pays of a line. */
    public record Part(UUID fundId, Money net) {

        /** One part per fund, in the order in which the funds come first. */
        public static List<Part> summed(List<Part> parts) {
            Map<UUID, Money> byFund = new LinkedHashMap<>();
            parts.forEach(part -> byFund.merge(part.fundId(), part.net(), Money::plus));
            return byFund.entrySet().stream().map(entry -> new Part(entry.getKey(), entry.getValue())).toList();
        }

        /** Divides an amount as the parts were; the last takes what rounding leaves. */
        public static List<Part> inProportion(List<Part> parts, Money amount) {
            BigInteger whole = BigInteger.valueOf(Money.sum(parts.stream().map(Part::net).toList()).fen());
            List<Part> divided = new ArrayList<>();
            Money rest = amount;
            for (Part part : parts.subList(0, parts.size() - 1)) {
                Money share = whole.signum() == 0 ? Money.ZERO : Money.ofFen(BigInteger.valueOf(amount.fen())
                        .multiply(BigInteger.valueOf(part.net().fen()))
                        .divide(whole)
                        .longValueExact());
                divided.add(new Part(part.fundId(), share));
                rest = rest.minus(share);
            }
            divided.add(new Part(parts.getLast().fundId(), rest));
            return divided;
        }
    }

    /** A line that got its money, part by part; the last part's fund is the one whose account pays. */
    public record Accepted(UUID lineId, List<Part> parts) {

        public UUID payingFundId() {
            return parts.getLast().fundId();
        }
    }

    /**
     * A line that did not.
     *
     * @param code {@code fund-short}, {@code fund-missing} or {@code fund-ambiguous}
     * @param fund the fund's code, or the programme and funder for which there is none
     * @param missing what the fund lacks for this line
     */
    public record Refused(UUID lineId, String code, String fund, Money missing) {}

    public record Result(List<Accepted> accepted, List<Refused> refused) {}
}
