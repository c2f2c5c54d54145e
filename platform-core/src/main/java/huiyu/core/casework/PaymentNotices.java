package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.notice.NoticeContent;
import huiyu.policy.definition.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a family is told of its payments, on the events of the payment room. */
final class PaymentNotices {

    private static final List<String> VARIABLES =
            List.of("child", "programme", "programmeEn", "amount", "account", "reason");

    private PaymentNotices() {}

    /** 已拨付. */
    @Component
    record Paid(PaymentLineStore lines, CaseNotices names, GuardianNotices guardians)
            implements EventHandler, NoticeContent {

        @Override
        public String kind() {
            return "payment.paid";
        }

        @Override
        public void handle(Tx tx, Event event) {
            tell(tx, event, lines, guardians, template());
        }

        @Override
        public String template() {
            return "payment.paid";
        }

        @Override
        public List<String> variables() {
            return VARIABLES;
        }

        @Override
        public Map<String, String> values(Read read, UUID lineId, String occasion) {
            return PaymentNotices.values(read, lineId, lines, names);
        }
    }

    /** 支付失败, with the bank's reason. */
    @Component
    record Failed(PaymentLineStore lines, CaseNotices names, GuardianNotices guardians)
            implements EventHandler, NoticeContent {

        @Override
        public String kind() {
            return "payment.failed";
        }

        @Override
        public void handle(Tx tx, Event event) {
            tell(tx, event, lines, guardians, template());
        }

        @Override
        public String template() {
            return "payment.failed";
        }

        @Override
        public List<String> variables() {
            return VARIABLES;
        }

        @Override
        public Map<String, String> values(Read read, UUID lineId, String occasion) {
            return PaymentNotices.values(read, lineId, lines, names);
        }
    }

    private static void tell(
            Tx tx, Event event, PaymentLineStore lines, GuardianNotices guardians, String template) {
        lines.find(tx, event.subjectId())
                .ifPresent(line -> guardians.paid(tx, template, line.payeeId(), line.subjectId(), event.subjectId()));
    }

    private static Map<String, String> values(Read read, UUID lineId, PaymentLineStore lines, CaseNotices names) {
        Map<String, String> values = new HashMap<>();
        lines.find(read, lineId).ifPresent(line -> {
            Text programme = names.programmeName(read, line.programme());
            values.put("child", names.childName(read, line.subjectId()));
            values.put("programme", programme.zh());
            values.put("programmeEn", programme.en());
            values.put("amount", line.amount().toString());
            values.put("account", line.accountShown());
            values.put("reason", line.reason());
        });
        return values;
    }
}
