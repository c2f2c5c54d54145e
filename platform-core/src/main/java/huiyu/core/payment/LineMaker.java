package huiyu.core.payment;

import huiyu.core.db.Tx;
import huiyu.core.fund.Charge;
import huiyu.core.fund.Funds;
import huiyu.core.party.PayeeAccount;
import huiyu.core.policy.PolicyBooks;
import huiyu.kernel.money.Money;
import huiyu.policy.PolicyBook;
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
    private final BatchPlaceStore places;
    private final Payees payees;
    private final Funds funds;
    private final SetOffs setOffs;
    private final AccountSeal seal;
    private final PolicyBooks books;
    private final Clock clock;

    LineMaker(
            OrderStore orders,
            LineStore lines,
            BatchPlaceStore places,
            Payees payees,
            Funds funds,
            SetOffs setOffs,
            AccountSeal seal,
            PolicyBooks books,
            Clock clock) {
        this.orders = orders;
        this.lines = lines;
        this.places = places;
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
        Map<String, String> programmes = programmes(tx, paid);
        List<PaymentLine> wished = new ArrayList<>();
        paid.forEach(draft -> draft.lines().forEach(line -> wished.add(line(tx, draft, line, kept, accepted.get(line.id()), programmes))));
        List<PaymentLine> made = places.place(tx, run, wished, clock.instant());
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
            Tx tx,
            OrderDraft draft,
            OrderDraft.Line line,
            Map<UUID, Money> kept,
            Charge.Accepted accepted,
            Map<String, String> programmes) {
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
                reference(draft.difference().period(), programmes),
                accepted.parts(),
                null,
                status == PaymentLine.Status.HELD ? line.holdReason().orElseThrow() : null,
                null);
    }

    /** What the payee reads on the statement. */
    private static String reference(Difference.Period period, Map<String, String> programmes) {
        return programmes.get(period.programme()) + " " + period.from();
    }

    /** Each programme's name, or its code where policy does not know it any more. */
    private Map<String, String> programmes(Tx tx, List<OrderDraft> drafts) {
        PolicyBook book = books.bookFor(tx, LocalDate.now(clock));
        return drafts.stream()
                .map(draft -> draft.difference().period().programme())
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        code -> book.findProgramme(code).map(known -> known.name().zh()).orElse(code)));
    }
}
