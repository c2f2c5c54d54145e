package huiyu.insurance.employer;

import huiyu.api.insurance.EmployersApi;
import huiyu.api.insurance.model.DeclaredWage;
import huiyu.api.insurance.model.EmployerDetails;
import huiyu.api.insurance.model.EmployerPage;
import huiyu.api.insurance.model.WageDeclaration;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EmployerController implements EmployersApi {

    private final Employers employers;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    EmployerController(Employers employers, TenantTransaction transactions, CurrentActor currentActor) {
        this.employers = employers;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<EmployerPage> listEmployers(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        String after = cursor == null ? "" : Cursor.decode(cursor, 1).lastKey().getFirst();
        List<Employer> found = transactions.read(
                currentActor.get().tenantId(), read -> employers.list(read, after, most + 1));
        EmployerPage page = new EmployerPage(found.stream().limit(most).map(EmployerController::answer).toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).creditCode()).encode());
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.Employer> getEmployer(String creditCode) {
        return ResponseEntity.ok(answer(transactions.read(
                currentActor.get().tenantId(), read -> employers.get(read, "creditCode", creditCode))));
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.Employer> putEmployer(String creditCode, EmployerDetails body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> employers.put(
                tx, creditCode, body.getName(), Optional.ofNullable(body.getClientId()), actor))));
    }

    @Override
    public ResponseEntity<huiyu.api.insurance.model.Employer> declareWages(
            String creditCode, Integer year, WageDeclaration body) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(answer(transactions.run(actor.tenantId(), tx -> employers.declare(
                tx, creditCode, year, body.getAverageMonthlyFen(), body.getHeadcount(), actor))));
    }

    private static huiyu.api.insurance.model.Employer answer(Employer employer) {
        return new huiyu.api.insurance.model.Employer()
                .creditCode(employer.creditCode())
                .name(employer.name())
                .clientId(employer.clientId().orElse(null))
                .wages(employer.wages().stream().map(EmployerController::wage).toList());
    }

    private static DeclaredWage wage(Employer.DeclaredWage wage) {
        return new DeclaredWage()
                .year(wage.year())
                .averageMonthlyFen(wage.averageMonthlyFen())
                .headcount(wage.headcount())
                .declaredAt(wage.declaredAt().atOffset(ZoneOffset.UTC));
    }
}
