package huiyu.childcare.subsidy;

import huiyu.api.childcare.ChildcareSubsidiesApi;
import huiyu.api.childcare.model.ClosedMonth;
import huiyu.api.childcare.model.InstitutionAccount;
import huiyu.api.childcare.model.InstitutionAccountDetails;
import huiyu.api.childcare.model.InstitutionFact;
import huiyu.api.childcare.model.InstitutionFactDetails;
import huiyu.api.childcare.model.InstitutionSubsidy;
import huiyu.api.childcare.model.NewInstitutionSubsidy;
import huiyu.childcare.institution.Institutions;
import huiyu.childcare.subsidy.InstitutionStatements.Statement;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Idempotency;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController("childcareSubsidyController")
class SubsidyController implements ChildcareSubsidiesApi {

    private final MonthClosing months;
    private final Subsidies subsidies;
    private final InstitutionStatements statements;
    private final InstitutionAccounts accounts;
    private final Institutions institutions;
    private final SubsidyAnswers answers;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Idempotency idempotency;

    SubsidyController(
            MonthClosing months, Subsidies subsidies, InstitutionStatements statements, InstitutionAccounts accounts, Institutions institutions,
            SubsidyAnswers answers, TenantTransaction transactions, CurrentActor currentActor, Idempotency idempotency) {
        this.months = months;
        this.subsidies = subsidies;
        this.statements = statements;
        this.accounts = accounts;
        this.institutions = institutions;
        this.answers = answers;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.idempotency = idempotency;
    }

    @Override
    public ResponseEntity<ClosedMonth> closeMonth(String code, String month) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(
                actor.tenantId(), tx -> answers.month(tx, code, months.close(tx, code, YearMonth.parse(month), actor))));
    }

    @Override
    public ResponseEntity<ClosedMonth> getClosedMonth(String code, String month) {
        Actor actor = currentActor.get();
        YearMonth wanted = YearMonth.parse(month);
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> answers.month(
                read, code, months.get(read, institutions.getVisible(read, code, wanted.atEndOfMonth(), actor), wanted))));
    }

    @Override
    public ResponseEntity<InstitutionAccount> putInstitutionAccount(String code, InstitutionAccountDetails body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> SubsidyAnswers.account(accounts.change(
                tx, code, body.getHolder(), body.getNumber(), body.getBankCode(), Optional.ofNullable(body.getBankName()), actor))));
    }

    @Override
    public ResponseEntity<List<InstitutionFact>> listInstitutionFacts(String code) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> statements.list(read, code, actor)).stream()
                .map(SubsidyAnswers::fact)
                .toList());
    }

    @Override
    public ResponseEntity<List<InstitutionFact>> putInstitutionFact(String code, String attribute, InstitutionFactDetails body) {
        Actor actor = currentActor.get();
        Statement said = new Statement(
                attribute, body.getValue(), Optional.ofNullable(body.getValidFrom()), Optional.ofNullable(body.getValidTo()), body.getDocument());
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> statements.record(tx, code, said, actor)).stream()
                .map(SubsidyAnswers::fact)
                .toList());
    }

    @Override
    public ResponseEntity<InstitutionSubsidy> applyForInstitutionSubsidy(String code, String idempotencyKey, NewInstitutionSubsidy body) {
        Actor actor = currentActor.get();
        return ResponseEntity.status(HttpStatus.CREATED).body(transactions.run(actor.tenantId(), tx -> idempotency.once(
                tx, actor, idempotencyKey, "applyForInstitutionSubsidy " + code, body, InstitutionSubsidy.class,
                () -> SubsidyAnswers.open(subsidies.apply(tx, code, body.getProgramme(), actor)))));
    }

    @Override
    public ResponseEntity<List<InstitutionSubsidy>> listInstitutionSubsidies(String code) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(SubsidyAnswers.overview(
                transactions.read(actor.tenantId(), read -> subsidies.overview(read, code, actor))));
    }
}
