package huiyu.core.fund;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Money;
import huiyu.policy.assessment.EntitlementSegment;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * The one way to move money of funds: reserve it when a decision is approved, charge payment lines to it, settle what
 * the bank says. A service, since several rooms share it.
 */
@Service
public class Funds {

    private final FundStore funds;
    private final ReservationStore reservations;
    private final LedgerStore ledger;
    private final ClosingStore closings;
    private final Clock clock;

    Funds(FundStore funds, ReservationStore reservations, LedgerStore ledger, ClosingStore closings, Clock clock) {
        this.funds = funds;
        this.reservations = reservations;
        this.ledger = ledger;
        this.closings = closings;
        this.clock = clock;
    }

    /** As {@link #reserve(Tx, Commitment, LocalDate, int, String)}, for the year of {@code on} alone. */
    public void reserve(Tx tx, Commitment commitment, LocalDate on, String actor) {
        reserve(tx, commitment, on, 1, actor);
    }

    /**
     * Binds the funds of the year of {@code on} to what falls due up to its end, less what was drawn for this child and
     * programme before, and releases what the superseded decision still held. Of the years after it, as many as policy
     * says are bound too, each to its own year's funds, where it has funds already; the rest is drawn when it comes. Call
     * it for every decision, with no segments for one that grants nothing. Repeating it for the same decision does
     * nothing.
     *
     * @param years how many fiscal years are bound, at least 1
     * @throws ProblemException 422 {@code fund-short} (fund, missing), {@code fund-missing} (programme, funder, year) or
     *     {@code fund-ambiguous}; 409 {@code fund-year-closed}: nothing is reserved then
     */
    public void reserve(Tx tx, Commitment commitment, LocalDate on, int years, String actor) {
        var held = reservations.lockOfChild(tx, commitment.subjectId(), commitment.programme());
        if (held.stream().anyMatch(reservation -> reservation.decisionId().equals(commitment.decisionId()))) {
            return;
        }
        TreeMap<UUID, Long> wanted = wanted(tx, commitment, held, on.getYear());
        for (int year = on.getYear() + 1; year < on.getYear() + years; year++) {
            wanted.putAll(wantedLater(tx, commitment, year));
        }
        if (!wanted.isEmpty() && closings.isClosed(tx, on.getYear())) {
            throw yearClosed(on.getYear());
        }
        TreeMap<UUID, Long> changes = new TreeMap<>(wanted);
        held.forEach(reservation -> changes.merge(reservation.fundId(), -reservation.openFen(), Long::sum));
        reservations.release(tx, commitment.subjectId(), commitment.programme(), clock.instant());
        reservations.insert(tx, commitment, wanted);
        changes.forEach((fundId, fen) -> reserve(tx, fundId, commitment, fen));
        ledger.post(tx, postings(commitment, changes), clock.instant(), actor);
    }

    /**
     * Binds the funds of a year that has begun to what a standing decision has falling due up to its end and neither has
     * drawn nor still holds of the years before. Repeating it does nothing.
     *
     * @return how much was bound
     * @throws ProblemException as {@link #reserve(Tx, Commitment, LocalDate, int, String)}: nothing is reserved then
     */
    public Money reserveYear(Tx tx, Commitment commitment, int year, String actor) {
        if (closings.isClosed(tx, year)) {
            throw yearClosed(year);
        }
        var held = reservations.lockOfChild(tx, commitment.subjectId(), commitment.programme());
        TreeMap<UUID, Long> lacking = wanted(tx, commitment, held, year);
        FundSearch search = new FundSearch(year, funds.listPaying(tx, year, List.of(commitment.programme())));
        held.stream().filter(reservation -> reservation.fiscalYear() <= year).forEach(reservation -> search
                .find(commitment.programme(), reservation.funder())
                .ifPresent(fund -> lacking.computeIfPresent(fund.id(), (id, fen) -> fen - reservation.openFen())));
        lacking.values().removeIf(fen -> fen <= 0);
        if (!lacking.isEmpty()) {
            reservations.insert(tx, commitment, lacking);
            lacking.forEach((fundId, fen) -> reserve(tx, fundId, commitment, fen));
            ledger.post(tx, postings(commitment, lacking), clock.instant(), actor);
        }
        return Money.ofFen(lacking.values().stream().mapToLong(Long::longValue).sum());
    }

    private static List<Movement> postings(Commitment commitment, Map<UUID, Long> changes) {
        return changes.entrySet().stream()
                .map(change -> Movement.of(
                        change.getKey(),
                        Movement.Kind.RESERVATION,
                        commitment.decisionId(),
                        Map.of(Account.AVAILABLE, -change.getValue(), Account.RESERVED, change.getValue())))
                .toList();
    }

    private TreeMap<UUID, Long> wanted(
            Tx tx, Commitment commitment, List<ReservationStore.Reservation> held, int year) {
        Map<Funder, Money> sums = new TreeMap<>();
        FundSearch search = new FundSearch(year, funds.listPaying(tx, year, List.of(commitment.programme())));
        for (EntitlementSegment segment : commitment.segments()) {
            long count = Commitment.instalmentsUpTo(segment, year);
            if (count > 0 && segment.amount().isPositive()) {
                FundShares shares = FundShares.of(segment.funders());
                FundSearch.add(sums, search.parts(commitment.programme(), shares, segment.amount()), count);
            }
        }
        TreeMap<UUID, Long> wanted = new TreeMap<>();
        sums.forEach((funder, sum) -> {
            long drawn = held.stream()
                    .filter(reservation -> reservation.funder() == funder)
                    .mapToLong(ReservationStore.Reservation::drawnFen)
                    .sum();
            wanted.put(search.of(commitment.programme(), funder).id(), Math.max(0, sum.fen() - drawn));
        });
        return wanted;
    }

    /** What falls due in a year to come; nothing where the year has no funds for the programme yet. */
    private TreeMap<UUID, Long> wantedLater(Tx tx, Commitment commitment, int year) {
        TreeMap<UUID, Long> wanted = new TreeMap<>();
        List<Fund> paying = funds.listPaying(tx, year, List.of(commitment.programme()));
        if (paying.isEmpty() || closings.isClosed(tx, year)) {
            return wanted;
        }
        FundSearch search = new FundSearch(year, paying);
        for (EntitlementSegment segment : commitment.segments()) {
            long count = Commitment.instalmentsUpTo(segment, year) - Commitment.instalmentsUpTo(segment, year - 1);
            if (count > 0 && segment.amount().isPositive()) {
                search.parts(commitment.programme(), FundShares.of(segment.funders()), segment.amount())
                        .forEach(part -> wanted.merge(part.fund().id(), part.amount().times(count).fen(), Long::sum));
            }
        }
        return wanted;
    }

    private void reserve(Tx tx, UUID fundId, Commitment commitment, long fen) {
        int slice = Slices.of(commitment.subjectId());
        if (fen > 0 && !ledger.reserveFromSlice(tx, fundId, slice, fen)) {
            Slices slices = ledger.lockAll(tx, List.of(fundId));
            if (slices.available(fundId) < fen) {
                throw fundShort(funds.find(tx, fundId).orElseThrow(), fen - slices.available(fundId));
            }
            slices.take(fundId, slice, fen);
            slices.change(fundId, slice, Account.RESERVED, fen);
            ledger.apply(tx, slices);
        } else if (fen < 0) {
            Slices slices = Slices.unread();
            slices.change(fundId, slice, Account.AVAILABLE, -fen);
            slices.change(fundId, slice, Account.RESERVED, fen);
            ledger.apply(tx, slices);
        }
    }

    /**
     * Gives lines their money: from the reservation of their decision, the rest from what is available.
     *
     * @param orders lines that belong together get all of their money or none: then they are refused by name, and the
     *     others go on
     */
    public Charge.Result charge(Tx tx, List<List<Charge>> orders, int fiscalYear, String actor) {
        if (orders.isEmpty()) {
            return new Charge.Result(List.of(), List.of());
        }
        List<Charge> charges = orders.stream().flatMap(List::stream).toList();
        List<Fund> paying =
                funds.listPaying(tx, fiscalYear, charges.stream().map(Charge::programme).distinct().toList());
        var held = reservations.lockOfDecisions(tx, charges.stream().map(Charge::decisionId).distinct().toList());
        Slices slices = ledger.lockAll(tx, paying.stream().map(Fund::id).toList());
        if (closings.isClosed(tx, fiscalYear)) {
            return new Charge.Result(
                    List.of(), charges.stream().map(charge -> Charging.refused(charge, yearClosed(fiscalYear))).toList());
        }
        Charging charging = new Charging(new FundSearch(fiscalYear, paying), held, slices);
        Charge.Result result = charging.charge(orders);
        reservations.draw(tx, charging.drawings());
        ledger.apply(tx, slices);
        ledger.post(tx, charging.movements(), clock.instant(), actor);
        return result;
    }

    /** @throws ProblemException 404 {@code not-found} */
    public Fund getFund(Read read, UUID fundId) {
        return funds.find(read, fundId).orElseThrow(() -> ProblemException.notFound("not-found", Map.of()));
    }

    /** The fund of a code in another year. */
    public Optional<Fund> findFund(Read read, String code, int fiscalYear) {
        return funds.findByCode(read, code, fiscalYear);
    }

    /** The funds of a year that pay any of the programmes. */
    public List<Fund> listPaying(Read read, int fiscalYear, Collection<String> programmes) {
        return funds.listPaying(read, fiscalYear, programmes);
    }

    public Fund.Balance getBalance(Read read, UUID fundId) {
        return funds.balances(read, List.of(fundId)).get(fundId);
    }

    /** A charged line, and what its funds gave. */
    public record Charged(UUID lineId, UUID decisionId, UUID subjectId, String programme, List<Charge.Part> parts) {}

    /** The bank has paid these lines. */
    public void pay(Tx tx, Collection<Charged> lines, String actor) {
        move(tx, lines, Movement.Kind.PAYMENT, Account.PAID, actor);
    }

    /** These lines will not be paid: their money is available again. */
    public void cancel(Tx tx, Collection<Charged> lines, String actor) {
        if (!lines.isEmpty()) {
            reservations.draw(tx, Charging.givenBack(lines));
            move(tx, lines, Movement.Kind.CANCELLATION, Account.AVAILABLE, actor);
        }
    }

    private void move(Tx tx, Collection<Charged> lines, Movement.Kind kind, Account to, String actor) {
        Slices slices = Slices.unread();
        List<Movement> movements = lines.stream()
                .flatMap(line -> line.parts().stream()
                        .map(part -> {
                            Movement movement = Movement.of(
                                    part.fundId(),
                                    kind,
                                    line.lineId(),
                                    Map.of(Account.ORDERED, -part.net().fen(), to, part.net().fen()));
                            slices.book(movement, Slices.of(line.subjectId()), 0);
                            return movement;
                        }))
                .toList();
        ledger.apply(tx, slices);
        ledger.post(tx, movements, clock.instant(), actor);
    }

    /**
     * Money that came back from a payee; available again in the funds it came from, or where their year is closed in
     * those that followed them.
     *
     * @param parts what each fund gets back
     */
    public void repay(Tx tx, UUID movementId, UUID subjectId, List<Charge.Part> parts, String actor) {
        Slices slices = Slices.unread();
        Map<UUID, UUID> successors = closings.findSuccessors(tx, parts.stream().map(Charge.Part::fundId).toList());
        List<Movement> movements = parts.stream()
                .map(part -> Movement.of(
                        successors.getOrDefault(part.fundId(), part.fundId()),
                        Movement.Kind.REPAYMENT,
                        movementId,
                        Map.of(Account.RECOVERED, -part.net().fen(), Account.AVAILABLE, part.net().fen())))
                .toList();
        movements.forEach(movement -> slices.book(movement, Slices.of(subjectId), 0));
        ledger.apply(tx, slices);
        ledger.post(tx, movements, clock.instant(), actor);
    }

    static ProblemException yearClosed(int fiscalYear) {
        return ProblemException.conflict("fund-year-closed", Map.of("year", fiscalYear));
    }

    static ProblemException fundShort(Fund fund, long missingFen) {
        return ProblemException.invalid(
                "fund-short", Map.of("fund", fund.code(), "year", fund.fiscalYear(), "missingFen", missingFen));
    }
}
