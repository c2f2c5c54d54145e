package huiyu.insurance.employer;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.job.Outbox;
import huiyu.core.web.ProblemException;
import huiyu.insurance.employer.Employer.DeclaredWage;
import huiyu.kernel.identifier.CreditCode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The register of employers and what they declare. */
@Component
public class Employers {

    /** Event kind; the subject is an employer that declared wages. */
    public static final String DECLARED = "employer.wages-declared";

    private final EmployerStore store;
    private final WageQuestionStore questions;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    Employers(EmployerStore store, WageQuestionStore questions, Outbox outbox, Audit audit, Clock clock) {
        this.store = store;
        this.questions = questions;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 422 naming the field for what is no credit code; 404 {@code employer-not-found} */
    public Employer get(Read read, String field, String creditCode) {
        String code = code(field, creditCode);
        return store.find(read, code)
                .orElseThrow(() -> ProblemException.notFound("employer-not-found", Map.of("employer", code)));
    }

    List<Employer> list(Read read, String after, int limit) {
        return store.list(read, after, limit);
    }

    Employer put(Tx tx, String creditCode, String name, Optional<String> clientId, Actor actor) {
        String code = code("creditCode", creditCode);
        store.put(tx, code, name, clientId, actor.subject(), clock.instant());
        Employer employer = get(tx, "creditCode", code);
        audit.record(tx, actor, "employer.registered", "employer", employer.id(), Map.of("creditCode", code));
        return employer;
    }

    /** @throws ProblemException 403 {@code not-own-employer} when an employer's system asks about another */
    Employer getOwn(Read read, String creditCode, Actor actor) {
        Employer employer = get(read, "creditCode", creditCode);
        requireOwn(employer, actor);
        return employer;
    }

    /**
     * Answers what the employer was asked for the year; allowances that rest on the wage are looked at again.
     *
     * @throws ProblemException 403 {@code not-own-employer} when an employer's system declares for another
     */
    Employer declare(Tx tx, String creditCode, int year, long averageMonthlyFen, int headcount, Actor actor) {
        Employer employer = getOwn(tx, creditCode, actor);
        if (year > LocalDate.now(clock).getYear()) {
            throw ProblemException.invalidField("year", "not-in-future", Map.of());
        }
        store.lock(tx, employer.id());
        boolean same = get(tx, "creditCode", creditCode).wages().stream().anyMatch(wage ->
                wage.year() == year && wage.averageMonthlyFen() == averageMonthlyFen && wage.headcount() == headcount);
        if (!same) {
            store.declare(tx, employer.id(), new DeclaredWage(year, averageMonthlyFen, headcount, clock.instant()), actor.subject());
            questions.answer(tx, employer.id(), year, clock.instant());
            outbox.publish(tx, DECLARED, employer.id(), actor.subject());
            audit.record(tx, actor, "employer.wages-declared", "employer", employer.id(), Map.of(
                    "year", year, "averageMonthlyFen", averageMonthlyFen));
        }
        return get(tx, "creditCode", creditCode);
    }

    private static void requireOwn(Employer employer, Actor actor) {
        if (actor.roles().equals(Set.of(Role.INTEGRATOR)) && !employer.clientId().equals(Optional.of(actor.subject()))) {
            throw ProblemException.forbidden("not-own-employer", Map.of("employer", employer.creditCode()));
        }
    }

    private static String code(String field, String text) {
        return CreditCode.parse(text)
                .orElseThrow(flaw -> ProblemException.invalidField(
                        field, "credit-code-" + flaw.flaw().name().toLowerCase(Locale.ROOT).replace('_', '-'), Map.of()))
                .code();
    }
}
