package huiyu.core.letter;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.notice.NoticeContent;
import huiyu.core.notice.Notices;
import huiyu.policy.definition.Text;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** 追回通知: whoever got too much is told what, of which periods, and what is still owed; once per recovery. */
@Component
class RecoveryNotice implements EventHandler, NoticeContent {

    private static final String TEMPLATE = "recovery.noticed";

    private final OwedStore owed;
    private final LetterNames names;
    private final Notices notices;

    RecoveryNotice(OwedStore owed, LetterNames names, Notices notices) {
        this.owed = owed;
        this.names = names;
        this.notices = notices;
    }

    @Override
    public String kind() {
        return "recovery.noticed";
    }

    @Override
    public void handle(Tx tx, Event event) {
        notices.queue(tx, TEMPLATE, owed.get(tx, event.subjectId()).debtorId(), event.subjectId(), "once", event.actor());
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public List<String> variables() {
        return List.of("child", "programme", "programmeEn", "overpaid", "balance", "firstPeriod", "lastPeriod");
    }

    @Override
    public Map<String, String> values(Read read, UUID recoveryId, String occasion) {
        OwedStore.Owed told = owed.get(read, recoveryId);
        Text programme = names.programmeName(read, told.programme());
        return Map.of(
                "child", names.childName(read, told.subjectId()),
                "programme", programme.zh(),
                "programmeEn", programme.en(),
                "overpaid", told.overpaid().toString(),
                "balance", told.balance().toString(),
                "firstPeriod", told.firstPeriod().toString(),
                "lastPeriod", told.lastPeriod().toString());
    }
}
