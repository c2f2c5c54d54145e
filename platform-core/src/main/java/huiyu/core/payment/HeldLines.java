package huiyu.core.payment;

import huiyu.core.db.Tx;
import huiyu.core.party.PayeeAccount;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Lines that wait for an account, or for somebody to check one. */
@Component
class HeldLines {

    private static final int PER_ROUND = 1_000;

    private final LineStore lines;
    private final Payees payees;
    private final AccountSeal seal;
    private final Clock clock;

    HeldLines(LineStore lines, Payees payees, AccountSeal seal, Clock clock) {
        this.lines = lines;
        this.payees = payees;
        this.seal = seal;
        this.clock = clock;
    }

    /** Lets go on whatever has a verified account by now. */
    void recheck(Tx tx) {
        UUID after = null;
        List<PaymentLine> held;
        do {
            held = lines.listByStatus(tx, PaymentLine.Status.HELD, after, PER_ROUND);
            Map<UUID, List<PayeeAccount>> byChild = accounts(tx, held);
            for (PaymentLine line : held) {
                verified(line, byChild)
                        .ifPresent(account ->
                                lines.ready(tx, line.id(), account, seal.seal(tx, line.id(), account), clock.instant()));
                after = line.id();
            }
        } while (held.size() == PER_ROUND);
    }

    /** Lines of a batch whose account is no longer the payee's verified one. */
    List<UUID> stale(Tx tx, List<PaymentLine> batch) {
        Map<UUID, List<PayeeAccount>> byChild = accounts(tx, batch);
        return batch.stream()
                .filter(line -> verified(line, byChild).filter(account -> account.id().equals(line.accountId())).isEmpty())
                .map(PaymentLine::id)
                .toList();
    }

    Optional<PayeeAccount> verified(Tx tx, PaymentLine line) {
        return verified(line, accounts(tx, List.of(line)));
    }

    private Map<UUID, List<PayeeAccount>> accounts(Tx tx, List<PaymentLine> held) {
        return payees.ofChildren(
                tx, held.stream().map(line -> line.period().subjectId()).collect(Collectors.toSet()));
    }

    private static Optional<PayeeAccount> verified(PaymentLine line, Map<UUID, List<PayeeAccount>> byChild) {
        return OrderDraft.account(line.role(), byChild.getOrDefault(line.period().subjectId(), List.of()))
                .filter(PayeeAccount::verified);
    }
}
