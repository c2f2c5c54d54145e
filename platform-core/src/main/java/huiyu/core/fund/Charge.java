package huiyu.core.fund;

import huiyu.kernel.money.Money;
import java.util.List;
import java.util.UUID;

/**
 * A payment line that wants its money.
 *
 * @param gross what is due and leaves the reservation
 * @param net what goes out to the payee; the rest was set off against a recovery and stays available
 */
public record Charge(
        UUID lineId, UUID decisionId, UUID childId, String programme, FundShares shares, Money gross, Money net) {

    /** What one fund pays of a line. */
    public record Part(UUID fundId, Money net) {}

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
