package huiyu.core.payment;

import huiyu.core.db.Read;
import huiyu.core.fund.Charge;
import huiyu.kernel.money.Money;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What payees got too much; for the room that recovers it. */
@Component
public class Overpayments {

    /** The event that tells of overpayments; its subject is the decision. */
    public static final String EVENT = CorrectionFlow.OVERPAID;

    /** @param parts which funds gave how much of it */
    public record Overpayment(
            UUID lineId, UUID decisionId, UUID subjectId, String programme, UUID payeeId, Money amount, List<Charge.Part> parts) {}

    private final LineStore lines;

    Overpayments(LineStore lines) {
        this.lines = lines;
    }

    /** All overpayments a decision has brought to light so far. */
    public List<Overpayment> list(Read read, UUID decisionId) {
        return lines.listOverpaid(read, decisionId).stream()
                .map(line -> new Overpayment(
                        line.id(),
                        line.decisionId(),
                        line.period().subjectId(),
                        line.period().programme(),
                        line.payeeId(),
                        line.amount().negated(),
                        line.parts()))
                .toList();
    }
}
