package huiyu.core.notice;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.job.Outbox;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Queues notices in the transaction of what they tell; they are sent after it. */
@Component
public class Notices {

    static final String QUEUED = "notice.queued";

    private final NoticeStore notices;
    private final Outbox outbox;
    private final Clock clock;

    Notices(NoticeStore notices, Outbox outbox, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Queues a notice; once per template, person, thing and occasion, however often it is called.
     *
     * @param template the code of a {@link NoticeContent}
     * @param occasion which time, such as the day or what was asked; {@code "once"} for what happens once
     * @return whether it was new
     */
    public boolean queue(Tx tx, String template, UUID personId, UUID aboutId, String occasion, String actor) {
        Notice notice = new Notice(
                Ids.next(), template, personId, aboutId, occasion, Notice.Status.PENDING, Optional.empty(),
                clock.instant(), Optional.empty());
        boolean added = notices.insert(tx, notice);
        if (added) {
            outbox.publish(tx, QUEUED, notice.id(), actor);
        }
        return added;
    }

    /** As {@link #queue} for many persons about one thing, each on the occasion that is the person: once per person. */
    public void queueAll(Tx tx, String template, Collection<UUID> personIds, UUID aboutId, String actor) {
        if (!personIds.isEmpty()) {
            outbox.publishAll(tx, QUEUED, notices.insertAll(tx, template, personIds, aboutId, clock.instant()), actor);
        }
    }
}
