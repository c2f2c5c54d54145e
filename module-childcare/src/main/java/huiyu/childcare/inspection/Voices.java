package huiyu.childcare.inspection;

import huiyu.childcare.inspection.VoiceStore.Incident;
import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.Institutions;
import huiyu.core.audit.Audit;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.party.Families;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.definition.Values;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Parents' feedback, and incidents an institution must report within hours. */
@Component("childcareVoices")
class Voices {

    private static final String REPORT_HOURS = "childcare.incident.report_hours";

    private final VoiceStore store;
    private final Institutions institutions;
    private final Families families;
    private final PolicyBooks books;
    private final Audit audit;
    private final Clock clock;

    Voices(VoiceStore store, Institutions institutions, Families families, PolicyBooks books, Audit audit, Clock clock) {
        this.store = store;
        this.institutions = institutions;
        this.families = families;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 403 {@code not-your-child}; 422 {@code never-enrolled}; 409 {@code feedback-given} on the same day */
    UUID giveFeedback(Tx tx, String code, UUID childId, int stars, String says, Actor actor) {
        Institution institution = institutions.get(tx, code, institutions.today());
        if (actor.roles().contains(Role.GUARDIAN)
                && actor.personId().filter(person -> families.listChildrenOf(tx, person).contains(childId)).isEmpty()) {
            throw ProblemException.forbidden("not-your-child", Map.of());
        }
        if (!store.wasEnrolled(tx, institution.id(), childId)) {
            throw ProblemException.invalidField("childId", "never-enrolled", Map.of());
        }
        UUID id = store.insertFeedback(tx, institution.id(), childId, stars, says, institutions.today(), actor.subject())
                .orElseThrow(() -> ProblemException.conflict("feedback-given", Map.of()));
        audit.record(tx, actor, "childcare-feedback.given", "childcare-institution", institution.id(), Map.of("stars", stars));
        return id;
    }

    /** @throws ProblemException 404 {@code feedback-not-found} */
    void answerFeedback(Tx tx, UUID feedbackId, String answer, Actor actor) {
        String code = store.findInstitution(tx, feedbackId)
                .orElseThrow(() -> ProblemException.notFound("feedback-not-found", Map.of("feedback", feedbackId)));
        institutions.getVisible(tx, code, institutions.today(), actor);
        store.answer(tx, feedbackId, answer, institutions.today());
        audit.record(tx, actor, "childcare-feedback.answered", "childcare-feedback", feedbackId, Map.of());
    }

    /** Late reports are taken too, and say that they are late. @throws ProblemException 422 for what has not happened yet */
    Incident reportIncident(Tx tx, String code, String kind, OffsetDateTime happenedAt, String says, Actor actor) {
        Institution institution = institutions.getVisible(tx, code, institutions.today(), actor);
        if (happenedAt.toInstant().isAfter(clock.instant())) {
            throw ProblemException.invalidField("happenedAt", "date-in-future", Map.of());
        }
        int hours = Values.whole(
                books.bookFor(tx, institutions.today()).parameters().getOn(REPORT_HOURS, institutions.today()).raw(), REPORT_HOURS);
        UUID id = store.insertIncident(
                tx, institution.id(), kind, happenedAt, happenedAt.plusHours(hours), says, actor.subject(), clock.instant());
        Incident incident = store.findIncidentLocked(tx, id).orElseThrow();
        audit.record(tx, actor, "childcare-incident.reported", "childcare-institution", institution.id(), Map.of("kind", kind, "late", incident.late()));
        return incident;
    }

    /** Closing twice changes nothing. @throws ProblemException 404 {@code incident-not-found} */
    Incident closeIncident(Tx tx, UUID id, String how, Actor actor) {
        Incident incident = store.findIncidentLocked(tx, id)
                .orElseThrow(() -> ProblemException.notFound("incident-not-found", Map.of("incident", id)));
        if (incident.closedOn().isEmpty()) {
            store.closeIncident(tx, id, institutions.today(), how, actor.subject());
            audit.record(tx, actor, "childcare-incident.closed", "childcare-incident", id, Map.of());
        }
        return store.findIncidentLocked(tx, id).orElseThrow();
    }
}
