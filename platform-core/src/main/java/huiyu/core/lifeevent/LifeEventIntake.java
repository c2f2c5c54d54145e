package huiyu.core.lifeevent;

import huiyu.api.cases.model.LifeEventReport;
import huiyu.core.casework.CaseFile;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.lifeevent.LifeEventStore.Reported;
import huiyu.core.web.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** From a report to what follows: known before? → facts into the files → the event → what the modules' automations say. */
@Component
class LifeEventIntake {

    private final LifeEventStore events;
    private final ReportedFacts facts;
    private final Automations automations;
    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;

    LifeEventIntake(
            LifeEventStore events, ReportedFacts facts, Automations automations, Outbox outbox, JsonMapper json, Clock clock) {
        this.outbox = outbox;
        this.events = events;
        this.facts = facts;
        this.automations = automations;
        this.json = json;
        this.clock = clock;
    }

    /** An event and the cases it led to. */
    record Outcome(LifeEvent event, List<CaseFile> cases) {}

    /**
     * @throws ProblemException 422 naming field and rule; 422 {@code event-number-reused} for a number that came before
     *     with another content
     */
    Outcome report(Tx tx, LifeEventReport report, Actor actor) {
        byte[] hash = hash(report);
        Optional<Reported> before = events.findByNumber(tx, actor.subject(), report.getEventNumber());
        if (before.isPresent()) {
            return again(tx, before.get(), hash);
        }
        requireHappened("occurredOn", report.getOccurredOn());
        if (report.getBirth() != null) {
            requireHappened("birth.child.birthDate", report.getBirth().getChild().getBirthDate());
        }
        LifeEventKind kind = LifeEventKind.of(report.getKind().getValue());
        ReportedFacts.Recorded recorded = facts.record(tx, kind, report, actor);
        LifeEvent event = new LifeEvent(
                Ids.next(), kind, actor.subject(), report.getEventNumber(), report.getOccurredOn(), clock.instant(),
                recorded.subjectId(), recorded.details());
        if (!events.insert(tx, new Reported(event, hash))) {
            return again(tx, events.findByNumber(tx, actor.subject(), report.getEventNumber()).orElseThrow(), hash);
        }
        if (kind == LifeEventKind.BIRTH) {
            outbox.publish(tx, LifeEventKind.BORN, event.subjectId(), actor.subject());
        }
        return new Outcome(event, automations.follow(tx, event, recorded.doubt(), actor));
    }

    private void requireHappened(String field, LocalDate date) {
        if (date.isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalidField(field, "date-in-future", Map.of());
        }
    }

    private Outcome again(Tx tx, Reported before, byte[] hash) {
        if (!Arrays.equals(before.reportHash(), hash)) {
            throw ProblemException.invalid(
                    "event-number-reused", Map.of("eventNumber", before.event().eventNumber()));
        }
        return new Outcome(before.event(), automations.listCases(tx, List.of(before.event())));
    }

    private byte[] hash(LifeEventReport report) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(report));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
