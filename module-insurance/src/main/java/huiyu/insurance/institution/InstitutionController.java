package huiyu.insurance.institution;

import huiyu.api.insurance.InstitutionsApi;
import huiyu.api.insurance.model.InstitutionDetails;
import huiyu.api.insurance.model.InstitutionPage;
import huiyu.api.insurance.model.InstitutionTerm;
import huiyu.api.insurance.model.InstitutionTermDetails;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.insurance.institution.Institution.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class InstitutionController implements InstitutionsApi {

    private final Institutions institutions;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    InstitutionController(Institutions institutions, TenantTransaction transactions, CurrentActor currentActor) {
        this.institutions = institutions;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<InstitutionPage> listInstitutions(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        List<Institution> found = transactions.read(
                currentActor.get().tenantId(), read -> institutions.list(read, after, most + 1));
        InstitutionPage page = new InstitutionPage(
                found.stream().limit(most).map(InstitutionController::answer).toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).code()).encode());
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.Institution> getInstitution(String code) {
        return ResponseEntity.ok(
                answer(transactions.read(currentActor.get().tenantId(), read -> institutions.get(read, code))));
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.Institution> putInstitution(String code, InstitutionDetails body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> institutions.put(
                tx, code, body.getNameZh(), body.getNameEn(), Optional.ofNullable(body.getClientId()), actor))));
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.Institution> putInstitutionTerm(
            String code, LocalDate validFrom, InstitutionTermDetails body) {
        Actor actor = currentActor.get();
        Term term = new Term(
                body.getLevel(), body.getDivisionCode(), body.getContract(), validFrom, Optional.ofNullable(body.getValidTo()));
        return ResponseEntity.ok(
                answer(transactions.run(actor.tenantId(), tx -> institutions.putTerm(tx, code, term, actor))));
    }

    private static huiyu.api.insurance.model.Institution answer(Institution institution) {
        return new huiyu.api.insurance.model.Institution()
                .code(institution.code())
                .nameZh(institution.nameZh())
                .nameEn(institution.nameEn())
                .clientId(institution.clientId().orElse(null))
                .terms(institution.terms().stream().map(InstitutionController::term).toList());
    }

    private static InstitutionTerm term(Term term) {
        return new InstitutionTerm()
                .level(term.level())
                .divisionCode(term.divisionCode())
                .contract(term.contract())
                .validFrom(term.validFrom())
                .validTo(term.validTo().orElse(null));
    }
}
