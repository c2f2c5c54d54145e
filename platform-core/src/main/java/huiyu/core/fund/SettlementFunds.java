package huiyu.core.fund;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Which fund pays a layer of settlement, and from which of its slices. The money itself is taken by the function {@code
 * core.charge_slices} inside the settlement's one statement; a slice that is short is filled here, from the others.
 */
@Component
public class SettlementFunds {

    private static final int REMEMBERED = 10_000;

    private record Key(int tenantId, String programme, int year) {}

    private final FundStore funds;
    private final LedgerStore ledger;
    /** A programme of a year never changes its fund. */
    private final Cache<Key, UUID> paying = Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SettlementFunds(FundStore funds, LedgerStore ledger) {
        this.funds = funds;
        this.ledger = ledger;
    }

    /** @throws ProblemException 422 {@code fund-missing} or {@code fund-ambiguous} (programme, year) */
    public UUID getPaying(Read read, String programme, int year) {
        Key key = new Key(read.tenantId(), programme, year);
        UUID known = paying.getIfPresent(key);
        if (known != null) {
            return known;
        }
        List<Fund> found = funds.listPaying(read, year, List.of(programme));
        if (found.isEmpty()) {
            throw ProblemException.invalid("fund-missing", Map.of("programme", programme, "funder", "any", "year", year));
        }
        if (found.size() > 1) {
            throw ProblemException.invalid("fund-ambiguous", Map.of("programme", programme, "year", year));
        }
        paying.put(key, found.getFirst().id());
        return found.getFirst().id();
    }

    /** The slice a person's bills are paid from, the same in all funds. */
    public short sliceOf(UUID personId) {
        return (short) Slices.of(personId);
    }

    /**
     * Fills a person's slice from the other slices of the fund.
     *
     * @throws ProblemException 422 {@code fund-short} when the fund as a whole has not enough
     */
    public void fill(Tx tx, UUID fundId, UUID personId, long fen) {
        Slices slices = ledger.lockAll(tx, List.of(fundId));
        if (slices.available(fundId) < fen) {
            throw Funds.fundShort(funds.find(tx, fundId).orElseThrow(), fen - slices.available(fundId));
        }
        slices.gather(fundId, Slices.of(personId), fen);
        ledger.apply(tx, slices);
    }
}
