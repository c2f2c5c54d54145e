package huiyu.core.fund;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.fund.Closing.Status;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Closes a fiscal year: a decision of one finance officer and a second. What decisions still held is released (what falls
 * due later is next year's), what is left is booked to next year's fund or back to who gave it, and the year takes no
 * reservation, payment or allocation any more.
 */
@Component
class ClosingFlow {

    private final ClosingStore closings;
    private final FundStore funds;
    private final LedgerStore ledger;
    private final Audit audit;
    private final Clock clock;

    ClosingFlow(ClosingStore closings, FundStore funds, LedgerStore ledger, Audit audit, Clock clock) {
        this.closings = closings;
        this.funds = funds;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The year is the key: proposing the same again answers what is there.
     *
     * @throws ProblemException 422 on {@code fiscalYear} when it has not begun; 409 {@code fund-closing-exists} when
     *     another closing is proposed, {@code fund-year-closed}
     */
    Closing propose(Tx tx, int fiscalYear, boolean carryOver, String document, Actor actor) {
        if (fiscalYear > LocalDate.now(clock).getYear()) {
            throw ProblemException.invalidField("fiscalYear", "year-not-begun", Map.of("year", fiscalYear));
        }
        Closing wanted = new Closing(
                Ids.next(), fiscalYear, carryOver, document, Status.PROPOSED, actor.subject(), clock.instant(), null, null, null);
        if (closings.insert(tx, wanted)) {
            audit.record(tx, actor, "fund-closing.proposed", "fund-closing", wanted.id(), Map.of("year", fiscalYear));
            return wanted;
        }
        Closing existing = get(tx, fiscalYear);
        if (existing.status() == Status.CLOSED) {
            throw Funds.yearClosed(fiscalYear);
        }
        if (existing.carryOver() != carryOver || !existing.document().equals(document)) {
            throw ProblemException.conflict("fund-closing-exists", Map.of("year", fiscalYear));
        }
        return existing;
    }

    /** @throws ProblemException 404 {@code fund-closing-not-found} */
    Closing get(Read read, int fiscalYear) {
        return closings.find(read, fiscalYear).orElseThrow(() -> notFound(fiscalYear));
    }

    /**
     * @throws ProblemException 403 {@code second-person-required}; 409 {@code fund-year-has-orders} while money is on its
     *     way to the bank or failed lines wait for a person
     */
    Closing approve(Tx tx, int fiscalYear, Actor actor) {
        Closing closing = closings.lock(tx, fiscalYear).orElseThrow(() -> notFound(fiscalYear));
        if (closing.status() == Status.CLOSED) {
            return closing;
        }
        if (closing.proposedBy().equals(actor.subject())) {
            throw ProblemException.forbidden("second-person-required", Map.of());
        }
        List<Fund> ofYear = funds.list(tx, fiscalYear, "", Integer.MAX_VALUE);
        ClosingBook book = new ClosingBook(closing, ledger.lockWhole(tx, ofYear.stream().map(Fund::id).toList()));
        book.requireNoOrders();
        Instant now = clock.instant();
        closings.releaseReservations(tx, ofYear.stream().map(Fund::id).toList(), now);
        long moved = 0;
        for (Fund fund : ofYear) {
            moved = Math.addExact(moved, close(tx, closing, book, fund, now, actor));
        }
        Closing closed = closing.decided(Status.CLOSED, actor.subject(), now, moved);
        closings.decided(tx, closed);
        audit.record(tx, actor, "fund-closing.closed", "fund-closing", closing.id(), Map.of(
                "year", fiscalYear, "movedFen", moved, "carryOver", closing.carryOver()));
        return closed;
    }

    private long close(Tx tx, Closing closing, ClosingBook book, Fund fund, Instant now, Actor actor) {
        long left = book.left(fund.id());
        ledger.apply(tx, book.emptying(fund.id()));
        List<Movement> movements = new ArrayList<>(book.movements(fund.id()));
        if (left > 0) {
            funds.insertAllocation(tx, Ids.next(), fund.id(), -left, closing.document(), now, actor.subject());
        }
        if (left > 0 && closing.carryOver()) {
            UUID next = nextYears(tx, fund, now, actor.subject());
            funds.insertAllocation(tx, Ids.next(), next, left, closing.document(), now, actor.subject());
            Slices slices = ledger.lockAll(tx, List.of(next));
            slices.spread(next, left);
            ledger.apply(tx, slices);
            movements.add(Movement.of(
                    next, Movement.Kind.CLOSING, closing.id(), Account.FUNDER, Account.AVAILABLE, left));
        }
        ledger.post(tx, movements, now, actor.subject());
        return left;
    }

    /** The fund of the same code, made like this one when it is not there yet. */
    private UUID nextYears(Tx tx, Fund fund, Instant now, String actor) {
        int next = fund.fiscalYear() + 1;
        return funds.findByCode(tx, fund.code(), next).map(Fund::id).orElseGet(() -> {
            List<String> taken = funds.programmesTaken(tx, next, fund.funder(), fund.programmes());
            if (!taken.isEmpty()) {
                throw ProblemException.conflict(
                        "programme-has-fund",
                        Map.of("programmes", taken, "funder", fund.funder().code(), "year", next));
            }
            Fund copy = new Fund(
                    Ids.next(), fund.code(), fund.nameZh(), fund.nameEn(), next, fund.funder(), fund.programmes(),
                    fund.debtor());
            funds.insert(tx, copy, now, actor);
            return copy.id();
        });
    }

    /** @throws ProblemException 409 {@code fund-year-closed} */
    Closing reject(Tx tx, int fiscalYear, String reason, Actor actor) {
        Closing closing = closings.lock(tx, fiscalYear).orElseThrow(() -> notFound(fiscalYear));
        if (closing.status() == Status.CLOSED) {
            throw Funds.yearClosed(fiscalYear);
        }
        Closing rejected = closing.decided(Status.REJECTED, actor.subject(), clock.instant(), null);
        closings.decided(tx, rejected);
        audit.recordWithReason(
                tx, actor, "fund-closing.rejected", "fund-closing", closing.id(), reason, Map.of("year", fiscalYear));
        return rejected;
    }

    private static ProblemException notFound(int fiscalYear) {
        return ProblemException.notFound("fund-closing-not-found", Map.of("year", fiscalYear));
    }
}
