package huiyu.core.casedesk;

import huiyu.api.cases.CasesApi;
import huiyu.api.cases.model.Answers;
import huiyu.api.cases.model.Application;
import huiyu.api.cases.model.CaseFigures;
import huiyu.api.cases.model.CasePage;
import huiyu.api.cases.model.CaseStatus;
import huiyu.api.cases.model.CaseSummary;
import huiyu.api.cases.model.CaseView;
import huiyu.api.cases.model.Explanation;
import huiyu.api.cases.model.Reason;
import huiyu.api.cases.model.Receipt;
import huiyu.core.casework.CaseFile;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CaseController implements CasesApi {

    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;
    private final ApplicationIntake applications;
    private final FamilyRequests requests;
    private final CaseSearch search;
    private final CaseViews views;

    CaseController(
            TenantTransaction transactions,
            CurrentActor currentActor,
            Idempotency idempotency,
            ApplicationIntake applications,
            FamilyRequests requests,
            CaseSearch search,
            CaseViews views) {
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
        this.applications = applications;
        this.requests = requests;
        this.search = search;
        this.views = views;
    }

    @Override
    public ResponseEntity<Receipt> applyForProgramme(String idempotencyKey, Application application) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(
                actor.tenantId(),
                tx -> idempotency.once(
                        tx, actor, idempotencyKey, "applyForProgramme", application, Receipt.class,
                        () -> views.receipt(tx, applications.apply(tx, application, actor)))));
    }

    @Override
    public ResponseEntity<CaseSummary> answerQuestions(UUID caseId, String idempotencyKey, Answers answers) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(
                actor.tenantId(),
                tx -> idempotency.once(
                        tx, actor, idempotencyKey, "answerQuestions " + caseId, answers, CaseSummary.class,
                        () -> CaseAnswers.summary(requests.answer(tx, caseId, answers, actor)))));
    }

    @Override
    public ResponseEntity<CaseSummary> withdrawCase(UUID caseId, Reason reason) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(CaseAnswers.summary(transactions.run(
                actor.tenantId(), tx -> requests.withdraw(tx, caseId, reason.getReason(), actor))));
    }

    @Override
    public ResponseEntity<CaseSummary> resubmitCase(UUID caseId, Reason reason) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(CaseAnswers.summary(transactions.run(
                actor.tenantId(), tx -> requests.resubmit(tx, caseId, reason.getReason(), actor))));
    }

    @Override
    public ResponseEntity<CasePage> listCases(
            List<CaseStatus> status, String programme, UUID subjectId, Boolean overdue, String sort, String cursor,
            Integer limit) {
        Actor actor = currentActor.get();
        CaseSearch.Wanted wanted = new CaseSearch.Wanted(
                status == null ? List.of() : status.stream().filter(Objects::nonNull).map(CaseStatus::getValue).toList(),
                programme, subjectId, Boolean.TRUE.equals(overdue), "-openedAt".equals(sort), cursor,
                Cursor.limit(limit));
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> search.page(read, wanted, actor)));
    }

    @Override
    public ResponseEntity<CaseFigures> countCases() {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> search.figures(read, actor)));
    }

    @Override
    public ResponseEntity<CaseView> getCase(UUID caseId) {
        return ResponseEntity.ok(ofCase(caseId, (read, file) -> views.view(read, file, currentActor.get())));
    }

    @Override
    public ResponseEntity<Receipt> getReceipt(UUID caseId) {
        return ResponseEntity.ok(ofCase(caseId, views::receipt));
    }

    @Override
    public ResponseEntity<Explanation> explainCase(UUID caseId, String lang) {
        return ResponseEntity.ok(
                ofCase(caseId, (read, file) -> views.explanation(read, file, "en".equals(lang))));
    }

    private <T> T ofCase(UUID caseId, BiFunction<Read, CaseFile, T> view) {
        Actor actor = currentActor.get();
        return transactions.read(
                actor.tenantId(), read -> view.apply(read, search.getVisible(read, caseId, actor)));
    }
}
