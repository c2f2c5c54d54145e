package huiyu.core.fund;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Sets up funds and gives them money. */
@Component
class FundFlow {

    /** A fund and where it stands. */
    record Standing(Fund fund, Fund.Balance balance) {}

    private final FundStore store;
    private final LedgerStore ledger;
    private final ClosingStore closings;
    private final Clock clock;

    FundFlow(FundStore store, LedgerStore ledger, ClosingStore closings, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.closings = closings;
        this.clock = clock;
    }

    /**
     * Code and year are the key: the same fund again answers what is there.
     *
     * @throws ProblemException 409 {@code fund-exists} if code and year have another fund, {@code programme-has-fund} if
     *     a programme has a fund of this funder and year already, {@code fund-year-closed}
     */
    Standing create(Tx tx, Fund wanted, String actor) {
        var existing = store.list(tx, wanted.fiscalYear(), "", Integer.MAX_VALUE).stream()
                .filter(fund -> fund.code().equals(wanted.code()))
                .findFirst();
        if (existing.isPresent()) {
            if (!same(existing.get(), wanted)) {
                throw ProblemException.conflict("fund-exists", Map.of("fund", wanted.code(), "year", wanted.fiscalYear()));
            }
            return standing(tx, existing.get().id());
        }
        requireOpen(tx, wanted.fiscalYear());
        List<String> taken = store.programmesTaken(tx, wanted.fiscalYear(), wanted.funder(), wanted.programmes());
        if (!taken.isEmpty()) {
            throw ProblemException.conflict(
                    "programme-has-fund",
                    Map.of("programmes", taken, "funder", wanted.funder().code(), "year", wanted.fiscalYear()));
        }
        store.insert(tx, wanted, clock.instant(), actor);
        return standing(tx, wanted.id());
    }

    private static boolean same(Fund one, Fund other) {
        return one.nameZh().equals(other.nameZh())
                && one.nameEn().equals(other.nameEn())
                && one.funder() == other.funder()
                && one.debtor().equals(other.debtor())
                && new HashSet<>(one.programmes()).equals(new HashSet<>(other.programmes()));
    }

    private void requireOpen(Tx tx, int fiscalYear) {
        if (closings.isClosed(tx, fiscalYear)) {
            throw Funds.yearClosed(fiscalYear);
        }
    }

    /**
     * @throws ProblemException 422 {@code fund-short} if more is taken back than is available; 409 {@code
     *     fund-year-closed}
     */
    Standing allocate(Tx tx, UUID fundId, long amountFen, String document, String actor) {
        if (amountFen == 0) {
            throw ProblemException.invalidField("amountFen", "not-zero", Map.of());
        }
        Fund fund = store.find(tx, fundId).orElseThrow(() -> ProblemException.notFound("not-found", Map.of()));
        Slices slices = ledger.lockAll(tx, List.of(fundId));
        requireOpen(tx, fund.fiscalYear());
        long rest = Math.addExact(slices.available(fundId), amountFen);
        if (rest < 0) {
            throw Funds.fundShort(fund, -rest);
        }
        UUID allocationId = Ids.next();
        store.insertAllocation(tx, allocationId, fundId, amountFen, document, clock.instant(), actor);
        slices.spread(fundId, amountFen);
        ledger.apply(tx, slices);
        ledger.post(
                tx,
                List.of(Movement.of(
                        fundId, Movement.Kind.ALLOCATION, allocationId, Account.FUNDER, Account.AVAILABLE, amountFen)),
                clock.instant(),
                actor);
        return standing(tx, fundId);
    }

    List<Standing> list(Read read, int fiscalYear, String afterCode, int limit) {
        List<Fund> funds = store.list(read, fiscalYear, afterCode, limit);
        var balances = store.balances(read, funds.stream().map(Fund::id).toList());
        return funds.stream().map(fund -> new Standing(fund, balances.get(fund.id()))).toList();
    }

    private Standing standing(Read read, UUID fundId) {
        return new Standing(store.find(read, fundId).orElseThrow(), store.balances(read, List.of(fundId)).get(fundId));
    }
}
