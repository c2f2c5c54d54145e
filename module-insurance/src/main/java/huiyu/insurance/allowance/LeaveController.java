package huiyu.insurance.allowance;

import huiyu.api.insurance.LeaveApi;
import huiyu.api.insurance.model.LeaveDays;
import huiyu.api.insurance.model.MaterialsCheck;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.policy.EngineProblems;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.leave.LeaveTable;
import huiyu.policy.leave.Materials;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/** What employers and counters ask: the leave table of the place, and whether a document may be asked for. */
@RestController
class LeaveController implements LeaveApi {

    /** The parameter that lists the documents of the allowance. */
    private static final String MATERIALS = "maternity.materials";

    private final PolicyBooks books;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    LeaveController(PolicyBooks books, TenantTransaction transactions, CurrentActor currentActor, Clock clock) {
        this.books = books;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<LeaveDays> getLeaveDays(LocalDate day, Boolean difficult, Integer children) {
        LocalDate on = Optional.ofNullable(day).orElseGet(() -> LocalDate.now(clock));
        LeaveTable table = policy(on, book -> LeaveTable.on(
                book, on, Boolean.TRUE.equals(difficult), Optional.ofNullable(children).orElse(1)));
        return ResponseEntity.ok(new LeaveDays()
                .maternityDays(table.maternity().leave())
                .paidByFundDays(table.maternity().paidByFund())
                .paidByEmployerDays(table.maternity().paidByEmployer())
                .paternityDays(table.paternity().orElse(null))
                .parentalDaysAYear(table.parental().orElse(null))
                .nursingDaysAYear(table.nursing().orElse(null)));
    }

    @Override
    public ResponseEntity<Void> checkMaterials(MaterialsCheck body) {
        LocalDate today = LocalDate.now(clock);
        policy(today, book -> {
            Materials.check(book, MATERIALS, today, body.getDocuments());
            return true;
        });
        return ResponseEntity.noContent().build();
    }

    private <T> T policy(LocalDate on, Function<ParameterBook, T> question) {
        return transactions.read(currentActor.get().tenantId(), read -> ask(read, on, question));
    }

    private <T> T ask(Read read, LocalDate on, Function<ParameterBook, T> question) {
        try {
            return question.apply(books.bookFor(read, on).parameters());
        } catch (PolicyException refusal) {
            throw EngineProblems.refusal(refusal);
        }
    }
}
