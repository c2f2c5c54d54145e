package huiyu.insurance.institution;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import huiyu.insurance.institution.Institution.Term;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The register of designated institutions. */
@Component
public class Institutions {

    private final InstitutionStore store;
    private final Audit audit;
    private final Clock clock;

    Institutions(InstitutionStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 404 {@code institution-not-found} */
    public Institution get(Read read, String code) {
        return store.find(read, code)
                .orElseThrow(() -> ProblemException.notFound("institution-not-found", Map.of("institution", code)));
    }

    /** Division code of the city bound to the transaction. */
    public String divisionOf(Read read) {
        return store.divisionOf(read);
    }

    List<Institution> list(Read read, String after, int limit) {
        return store.list(read, after, limit);
    }

    Institution put(Tx tx, String code, String nameZh, String nameEn, Optional<String> clientId, Actor actor) {
        store.put(tx, code, nameZh, nameEn, clientId, actor.subject(), clock.instant());
        Institution institution = get(tx, code);
        audit.record(tx, actor, "institution.registered", "institution", institution.id(), Map.of("code", code));
        return institution;
    }

    /** @throws ProblemException 409 {@code institution-term-exists} for another term from the same day */
    Institution putTerm(Tx tx, String code, Term term, Actor actor) {
        if (term.validTo().filter(last -> last.isBefore(term.validFrom())).isPresent()) {
            throw ProblemException.invalidField("validTo", "not-before", Map.of("limit", term.validFrom()));
        }
        store.lock(tx, get(tx, code).id());
        Institution institution = get(tx, code);
        Optional<Term> same = institution.terms().stream()
                .filter(each -> each.validFrom().equals(term.validFrom()))
                .findFirst();
        if (same.isPresent()) {
            return requireSame(institution, same.get(), term);
        }
        if (institution.terms().stream().anyMatch(each -> each.validFrom().isAfter(term.validFrom()))) {
            throw ProblemException.invalidField("validFrom", "after-last-term", Map.of());
        }
        store.endBefore(tx, institution.id(), term.validFrom());
        store.insertTerm(tx, institution.id(), term, actor.subject(), clock.instant());
        audit.record(tx, actor, "institution.term-set", "institution", institution.id(), Map.of(
                "validFrom", term.validFrom().toString(), "level", term.level()));
        return get(tx, code);
    }

    private static Institution requireSame(Institution institution, Term there, Term wanted) {
        if (!there.equals(wanted)) {
            throw ProblemException.conflict("institution-term-exists", Map.of("validFrom", wanted.validFrom()));
        }
        return institution;
    }
}
