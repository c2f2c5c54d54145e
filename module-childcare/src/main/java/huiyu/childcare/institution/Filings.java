package huiyu.childcare.institution;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Values;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Filing with its checklist, its term and its publication. */
@Component
class Filings {

    private static final String CHECKLIST = "childcare.filing.checklist";
    private static final String TERM = "childcare.filing.receipt_days";

    private final FilingStore store;
    private final Institutions institutions;
    private final InstitutionFiles files;
    private final PolicyBooks books;
    private final Audit audit;

    Filings(FilingStore store, Institutions institutions, InstitutionFiles files, PolicyBooks books, Audit audit) {
        this.store = store;
        this.institutions = institutions;
        this.files = files;
        this.books = books;
        this.audit = audit;
    }

    List<Filing> list(Read read, String code, Actor actor) {
        return store.list(read, institutions.getVisible(read, code, institutions.today(), actor).id());
    }

    /** @throws ProblemException 409 {@code filing-open} while an earlier one waits; 422 for an item the checklist does not have */
    Filing submit(Tx tx, String code, LocalDate submittedOn, List<String> handedIn, Actor actor) {
        if (submittedOn.isAfter(institutions.today())) {
            throw ProblemException.invalidField("submittedOn", "date-in-future", Map.of());
        }
        Institution institution = institutions.getLocked(tx, code, submittedOn);
        Institutions.requireOwn(institution, actor);
        PolicyBook book = books.bookFor(tx, submittedOn);
        List<String> checklist = Values.list(book.parameters().getOn(CHECKLIST, submittedOn).raw(), item -> Values.text(item, CHECKLIST));
        handedIn.stream().filter(item -> !checklist.contains(item)).findFirst().ifPresent(unknown -> {
            throw ProblemException.invalidField("handedIn", "unknown-checklist-item", Map.of("item", unknown, "items", String.join(", ", checklist)));
        });
        if (store.list(tx, institution.id()).stream().anyMatch(filing -> filing.status().equals("received"))) {
            throw ProblemException.conflict("filing-open", Map.of("institution", code));
        }
        List<String> missing = checklist.stream().filter(item -> !handedIn.contains(item)).toList();
        int days = Values.whole(book.parameters().getOn(TERM, submittedOn).raw(), TERM);
        UUID id = store.insert(tx, institution.id(), submittedOn, handedIn, missing, book.calendar().workingDayAfter(submittedOn, days));
        audit.record(tx, actor, "childcare-filing.submitted", "childcare-filing", id, Map.of("institution", code));
        return store.getLocked(tx, id);
    }

    /** @throws ProblemException 409 {@code filing-incomplete}, {@code filing-decided} */
    Filing decide(Tx tx, UUID id, boolean accepted, Actor actor) {
        Filing filing = store.getLocked(tx, id);
        String wanted = accepted ? "filed" : "refused";
        if (filing.status().equals(wanted)) {
            return filing;
        }
        if (!filing.status().equals("received")) {
            throw ProblemException.conflict("filing-decided", Map.of("status", filing.status()));
        }
        if (accepted && !filing.missing().isEmpty()) {
            throw ProblemException.conflict("filing-incomplete", Map.of("missing", String.join(", ", filing.missing())));
        }
        store.decide(tx, id, wanted, institutions.today(), actor.subject());
        files.changed(tx, List.of(institutions.get(tx, filing.institution(), institutions.today()).id()), actor);
        audit.record(tx, actor, "childcare-filing." + wanted, "childcare-filing", id, Map.of("institution", filing.institution()));
        return store.getLocked(tx, id);
    }
}
