package huiyu.insurance.enrolment;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.letter.Recipients;
import huiyu.core.lifeevent.LifeEventKind;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.notice.NoticeContent;
import huiyu.core.notice.Notices;
import huiyu.core.party.Families;
import huiyu.core.policy.PolicyBooks;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A birth was reported: the guardian is reminded to enrol the newborn, and until when that covers from birth 参保提醒. */
@Component
class EnrolmentReminder implements EventHandler {

    private static final String TEMPLATE = "insurance.enrolment-reminder";

    private final ProgrammeModules modules;
    private final EnrolmentStore enrolments;
    private final Recipients recipients;
    private final Notices notices;
    private final Clock clock;

    EnrolmentReminder(
            ProgrammeModules modules, EnrolmentStore enrolments, Recipients recipients, Notices notices, Clock clock) {
        this.modules = modules;
        this.enrolments = enrolments;
        this.recipients = recipients;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return LifeEventKind.BORN;
    }

    @Override
    public void handle(Tx tx, Event event) {
        boolean enabled = modules.listEnabled(tx, LocalDate.now(clock)).stream().anyMatch(module -> module.id().equals("insurance"));
        if (enabled && enrolments.list(tx, enrolments.fileOf(tx, event.subjectId())).isEmpty()) {
            recipients.find(tx, event.subjectId())
                    .ifPresent(guardian -> notices.queue(tx, TEMPLATE, guardian, event.subjectId(), "once", event.actor()));
        }
    }

    /** By which day, as the place's rules stand. */
    @Component
    record Words(Families families, PolicyBooks books) implements NoticeContent {

        @Override
        public String template() {
            return TEMPLATE;
        }

        @Override
        public List<String> variables() {
            return List.of("child", "deadline", "deadlineEn");
        }

        @Override
        public Map<String, String> values(Read read, UUID childId, String occasion) {
            Optional<Families.Member> child = families.listMembers(read, childId).stream().findFirst();
            Optional<LocalDate> lastDay = child.flatMap(Families.Member::birthDate)
                    .flatMap(born -> huiyu.policy.enrolment.Enrolment.lastDayFromBirth(books.bookFor(read, born).parameters(), born));
            return Map.of(
                    "child", child.map(Families.Member::name).orElse(""),
                    "deadline", lastDay.map(day -> day + "前(含当日)参保缴费的,自出生之日起享受待遇。").orElse(""),
                    "deadlineEn", lastDay.map(day -> "Enrolled by " + day + ", the child is covered from birth.").orElse(""));
        }
    }
}
