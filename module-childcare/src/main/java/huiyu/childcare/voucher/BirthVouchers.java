package huiyu.childcare.voucher;

import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventSetHandler;
import huiyu.core.party.FactRecorder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A birth that becomes known brings the child its voucher, where a batch waits for births and its budget suffices. */
@Component
class BirthVouchers implements EventSetHandler {

    private final VoucherStore store;
    private final VoucherIssue issue;
    private final Clock clock;

    BirthVouchers(VoucherStore store, VoucherIssue issue, Clock clock) {
        this.store = store;
        this.issue = issue;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return FactRecorder.RECORDED;
    }

    @Override
    public void handle(Tx tx, List<Event> events) {
        List<UUID> children = events.stream().map(Event::subjectId).distinct().toList();
        for (Batch batch : store.listWaitingForBirths(tx, LocalDate.now(clock))) {
            children.forEach(child -> issue.issueToNewborn(tx, batch, child, Actor.system(tx.tenantId())));
        }
    }
}
