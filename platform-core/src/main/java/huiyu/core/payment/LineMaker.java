package huiyu.core.payment;

import huiyu.core.db.Tx;
import huiyu.core.fund.Charge;
import huiyu.core.fund.Funds;
import huiyu.core.party.PayeeAccount;
import huiyu.core.policy.PolicyBooks;
import huiyu.kernel.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Makes orders and lines of differences, with their money: an order that cannot have all of its money is not made. */
@Component
class LineMaker {

    /** What came of it. */
    record Made(List<PaymentLine> lines, List<Charge.Refused> refused) {}

    private final OrderStore orders;
    private final LineStore lines;
    private final Payees payees;
    private final Funds funds;
    private final SetOffs setOffs;
    private final AccountSeal seal;
    private final PolicyBooks books;
    private final Clock clock;

    LineMaker(
            OrderStore orders,
            LineStore lines,
            Payees payees,
            Funds funds,
            SetOffs setOffs,
            AccountSeal seal,
            PolicyBooks books,
            Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.payees = payees;
        this.funds = funds;
        this.setOffs = setOffs;
        this.seal = seal;
        this.books = books;
        this.clock = clock;
    }

    /** @throws IllegalStateException if somebody ordered one of the periods meanwhile: reckon again */
    Made make(Tx tx, PaymentRun run, List<Difference> differences) {
        List<OrderDraft> drafts = drafts(tx, differences);
        List<SetOffs.Candidate> candidates = candidates(drafts);
        Map<UUID, Money> kept = setOffs.propose(tx, candidates);
        Charge.Result charged = funds.charge(
                tx, drafts.stream().map(draft -> draft.charges(kept)).toList(), run.month().getYear(), "payment-run");
        Map<UUID, Charge.Accepted> accepted =
                charged.accepted().stream().collect(Collectors.toMap(Charge.Accepted::lineId, Function.identity()));
        List<OrderDraft> paid = drafts.stream()
                .filter(draft -> accepted.keySet().containsAll(draft.lines().stream().map(OrderDraft.Line::id).toList()))
                .toList();
        insertOrders(tx, run, paid);
        List<PaymentLine> made = new ArrayList<>();
        paid.forEach(draft -> draft.lines().forEach(line -> made.add(line(tx, draft, line, kept, accepted.get(line.id())))));
        lines.insert(tx, made, clock.instant());
        setOffs.book(
                tx,
                candidates.stream()
                        .filter(line -> accepted.containsKey(line.lineId()) && kept.containsKey(line.lineId()))
                        .map(line -> new SetOffs.Candidate(line.lineId(), line.payeeId(), kept.get(line.lineId())))
                        .toList());
        return new Made(made, charged.refused());
    }

    private List<OrderDraft> drafts(Tx tx, List<Difference> differences) {
        Set<UUID> children =
                differences.stream().map(difference -> difference.period().subjectId()).collect(Collectors.toSet());
        Map<UUID, List<PayeeAccount>> byChild = payees.ofChildren(tx, children);
        return differences.stream()
                .map(difference ->
                        OrderDraft.of(difference, byChild.getOrDefault(difference.period().subjectId(), List.of())))
                .toList();
    }

    private void insertOrders(Tx tx, PaymentRun run, List<OrderDraft> drafts) {
        List<OrderStore.Order> rows = drafts.stream()
                .map(draft -> new OrderStore.Order(
                        draft.id(),
                        run.id(),
                        draft.difference().decisionId(),
                        draft.difference().period(),
                        draft.difference().sequence(),
                        draft.difference().kind(),
                        draft.difference().missing().fen()))
                .toList();
        if (orders.insert(tx, rows, clock.instant()).size() != rows.size()) {
            throw new IllegalStateException("somebody else ordered one of the periods meanwhile");
        }
    }

    private static List<SetOffs.Candidate> candidates(List<OrderDraft> drafts) {
        return drafts.stream()
                .flatMap(draft -> draft.lines().stream())
                .filter(line -> line.payee().isPresent())
                .map(line -> new SetOffs.Candidate(line.id(), line.payee().get().payeeId(), line.gross()))
                .toList();
    }

    private PaymentLine line(
            Tx tx, OrderDraft draft, OrderDraft.Line line, Map<UUID, Money> kept, Charge.Accepted accepted) {
        Money setOff = kept.getOrDefault(line.id(), Money.ZERO);
        Money amount = line.gross().minus(setOff);
        // nothing goes out if all of it was set off
        PaymentLine.Status status = amount.isZero()
                ? PaymentLine.Status.PAID
                : line.holdReason().isPresent() ? PaymentLine.Status.HELD : PaymentLine.Status.READY;
        Optional<PayeeAccount> payee = line.payee();
        return new PaymentLine(
                line.id(),
                draft.id(),
                line.payeeNo(),
                0,
                draft.difference().period(),
                draft.difference().decisionId(),
                line.role(),
                payee.map(PayeeAccount::payeeId).orElse(null),
                status,
                amount,
                setOff,
                payee.map(PayeeAccount::id).orElse(null),
                payee.map(account -> seal.seal(tx, line.id(), account)).orElse(null),
                payee.map(PayeeAccount::holder).map(Shown::name).orElse(null),
                payee.map(PayeeAccount::number).map(Shown::account).orElse(null),
                reference(tx, draft.difference().period()),
                accepted.parts(),
                null,
                status == PaymentLine.Status.HELD ? line.holdReason().orElseThrow() : null,
                null);
    }

    /** What the payee reads on the statement. */
    private String reference(Tx tx, Difference.Period period) {
        String programme = books.bookFor(tx, LocalDate.now(clock))
                .findProgramme(period.programme())
                .map(known -> known.name().zh())
                .orElse(period.programme());
        return programme + " " + period.from();
    }
}
