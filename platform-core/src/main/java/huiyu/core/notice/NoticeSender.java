package huiyu.core.notice;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.notice.NoticeChannel.Delivery;
import huiyu.core.notice.NoticeChannel.Words;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Sends a queued notice. When the channel fails, the event is tried again later; the channel knows a repetition by id. */
@Component
class NoticeSender implements EventHandler {

    private static final String OVERTAKEN = "overtaken";

    private final NoticeStore notices;
    private final NoticeTemplates templates;
    private final NoticeChannel channel;
    private final Clock clock;

    NoticeSender(NoticeStore notices, NoticeTemplates templates, NoticeChannel channel, Clock clock) {
        this.notices = notices;
        this.templates = templates;
        this.channel = channel;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return Notices.QUEUED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        notices.lockPending(tx, event.subjectId()).ifPresent(notice -> {
            if (!templates.isDue(tx, notice)) {
                notices.notSent(tx, notice.id(), OVERTAKEN);
                return;
            }
            Words words = templates.render(tx, notice);
            channel.deliver(new Delivery(tx.tenantId(), notice.id(), notice.personId(), words));
            notices.sent(tx, notice.id(), words, channel.name(), clock.instant());
        });
    }
}
