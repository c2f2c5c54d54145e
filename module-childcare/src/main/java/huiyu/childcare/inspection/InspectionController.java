package huiyu.childcare.inspection;

import huiyu.api.childcare.ChildcareInspectionsApi;
import huiyu.api.childcare.model.ChildcareFeedback;
import huiyu.api.childcare.model.ChildcareFeedbackPage;
import huiyu.api.childcare.model.ChildcareIncident;
import huiyu.api.childcare.model.ChildcareIncidentPage;
import huiyu.api.childcare.model.ChildcareInspection;
import huiyu.api.childcare.model.FeedbackAnswer;
import huiyu.api.childcare.model.FindingAcceptance;
import huiyu.api.childcare.model.FindingMending;
import huiyu.api.childcare.model.FindingPage;
import huiyu.api.childcare.model.GivenFeedback;
import huiyu.api.childcare.model.IncidentClosing;
import huiyu.api.childcare.model.NewChildcareInspection;
import huiyu.api.childcare.model.NewFeedback;
import huiyu.api.childcare.model.NewIncident;
import huiyu.childcare.institution.Institutions;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("childcareInspectionController")
class InspectionController implements ChildcareInspectionsApi {

    private final Inspections inspections;
    private final InspectionStore store;
    private final Voices voices;
    private final VoiceStore said;
    private final Institutions institutions;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    InspectionController(
            Inspections inspections, InspectionStore store, Voices voices, VoiceStore said, Institutions institutions,
            TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency) {
        this.inspections = inspections;
        this.store = store;
        this.voices = voices;
        this.said = said;
        this.institutions = institutions;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<ChildcareInspection> recordInspection(String code, String idempotencyKey, NewChildcareInspection body) {
        Actor actor = currentActor.get();
        List<Inspections.Found> found = body.getFindings() == null ? List.of() : body.getFindings().stream()
                .map(each -> new Inspections.Found(each.getDepartment(), each.getSeverity().getValue(), each.getSays()))
                .toList();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "recordInspection " + code, body, ChildcareInspection.class,
                () -> InspectionAnswers.inspection(inspections.record(
                        tx, code, body.getInspectedOn(), body.getDepartments(), body.getInspectors(), Optional.ofNullable(body.getDrawId()), found, actor)))));
    }

    @Override
    public ResponseEntity<List<ChildcareInspection>> listInspections(String code) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> inspections.list(read, code, actor)).stream()
                .map(InspectionAnswers::inspection)
                .toList());
    }

    @Override
    public ResponseEntity<FindingPage> listOpenFindings(Boolean overdue, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<Finding> found = transactions.read(currentActor.get().tenantId(), read -> store.listOpen(
                read, Boolean.TRUE.equals(overdue) ? Optional.of(institutions.today()) : Optional.empty(), after(cursor), most + 1));
        FindingPage page = new FindingPage(found.stream().limit(most).map(InspectionAnswers::finding).toList());
        return ResponseEntity.ok(found.size() > most ? page.nextCursor(next(found.get(most - 1).id())) : page);
    }

    @Override
    public ResponseEntity<huiyu.api.childcare.model.Finding> mendFinding(UUID findingId, FindingMending body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(InspectionAnswers.finding(transactions.run(
                actor.tenantId(), tx -> inspections.mend(tx, findingId, body.getMendedOn(), body.getHow(), actor))));
    }

    @Override
    public ResponseEntity<huiyu.api.childcare.model.Finding> judgeFinding(UUID findingId, FindingAcceptance body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(InspectionAnswers.finding(transactions.run(
                actor.tenantId(), tx -> inspections.judge(tx, findingId, body.getAccepted(), actor))));
    }

    @Override
    public ResponseEntity<GivenFeedback> giveFeedback(String code, String idempotencyKey, NewFeedback body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "giveFeedback " + code, body, GivenFeedback.class,
                () -> new GivenFeedback(voices.giveFeedback(tx, code, body.getChildId(), body.getStars(), body.getSays(), actor)))));
    }

    @Override
    public ResponseEntity<ChildcareFeedbackPage> listFeedback(String code, String cursor, Integer limit) {
        Actor actor = currentActor.get();
        int most = Cursor.limit(limit);
        List<VoiceStore.Feedback> found = transactions.read(actor.tenantId(), read -> said.listFeedback(
                read, institutions.getVisible(read, code, institutions.today(), actor).id(), after(cursor), most + 1));
        ChildcareFeedbackPage page = new ChildcareFeedbackPage(found.stream().limit(most).map(InspectionAnswers::feedback).toList());
        return ResponseEntity.ok(found.size() > most ? page.nextCursor(next(found.get(most - 1).id())) : page);
    }

    @Override
    public ResponseEntity<Void> answerFeedback(UUID feedbackId, FeedbackAnswer body) {
        Actor actor = currentActor.get();
        transactions.execute(actor.tenantId(), tx -> voices.answerFeedback(tx, feedbackId, body.getAnswer(), actor));
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<ChildcareIncident> reportIncident(String code, String idempotencyKey, NewIncident body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "reportIncident " + code, body, ChildcareIncident.class,
                () -> InspectionAnswers.incident(voices.reportIncident(
                        tx, code, body.getKind().getValue(), body.getHappenedAt(), body.getSays(), actor)))));
    }

    @Override
    public ResponseEntity<ChildcareIncidentPage> listIncidents(String institution, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<VoiceStore.Incident> found = transactions.read(currentActor.get().tenantId(), read -> said.listIncidents(
                read, Optional.ofNullable(institution), after(cursor), most + 1));
        ChildcareIncidentPage page = new ChildcareIncidentPage(found.stream().limit(most).map(InspectionAnswers::incident).toList());
        return ResponseEntity.ok(found.size() > most ? page.nextCursor(next(found.get(most - 1).id())) : page);
    }

    @Override
    public ResponseEntity<ChildcareIncident> closeIncident(UUID incidentId, IncidentClosing body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(InspectionAnswers.incident(
                transactions.run(actor.tenantId(), tx -> voices.closeIncident(tx, incidentId, body.getHow(), actor))));
    }

    private static Optional<UUID> after(String cursor) {
        return cursor == null ? Optional.empty() : Optional.of(UUID.fromString(Cursor.decode(cursor, 1).lastKey().getFirst()));
    }

    private static String next(UUID last) {
        return Cursor.after(last.toString()).encode();
    }
}
