package huiyu.core.letter;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.notice.NoticeContent;
import huiyu.core.notice.Notices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What families are told of their payments: one notice per payee and answer of the bank for all that was paid, and one for
 * all that was not, however many periods, children and programmes it is about.
 */
@Component
class PaymentNotices implements EventHandler {

    private final PaymentLineStore lines;
    private final Recipients recipients;
    private final Notices notices;

    PaymentNotices(PaymentLineStore lines, Recipients recipients, Notices notices) {
        this.lines = lines;
        this.recipients = recipients;
        this.notices = notices;
    }

    @Override
    public String kind() {
        return "payment.answered";
    }

    @Override
    public void handle(Tx tx, Event event) {
        Map<String, Optional<UUID>> told = new HashMap<>();
        Map<Boolean, List<PaymentLineStore.Answered>> byOutcome = lines.listAnswered(tx, event.subjectId()).stream()
                .collect(Collectors.partitioningBy(PaymentLineStore.Answered::isPaid));
        byOutcome.forEach((paid, answered) -> notices.queueAll(
                tx,
                paid ? Paid.TEMPLATE : Failed.TEMPLATE,
                answered.stream()
                        .flatMap(line -> line.payeeId()
                                .or(() -> told.computeIfAbsent(
                                        line.programme() + line.subjectId(),
                                        each -> recipients.find(tx, line.programme(), line.subjectId())))
                                .stream())
                        .collect(Collectors.toSet()),
                event.subjectId(),
                "system"));
    }

    /** 已拨付. */
    @Component
    record Paid(PaymentWords words) implements NoticeContent {

        static final String TEMPLATE = "payment.paid";

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public List<String> variables() {
            return PaymentWords.VARIABLES;
        }

        @Override
        public Map<String, String> values(Read read, UUID answerId, String payee) {
            return words.of(read, answerId, UUID.fromString(payee), true);
        }
    }

    /** 支付失败, with the bank's reason. */
    @Component
    record Failed(PaymentWords words) implements NoticeContent {

        static final String TEMPLATE = "payment.failed";

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public List<String> variables() {
            return PaymentWords.VARIABLES;
        }

        @Override
        public Map<String, String> values(Read read, UUID answerId, String payee) {
            return words.of(read, answerId, UUID.fromString(payee), false);
        }
    }
}
