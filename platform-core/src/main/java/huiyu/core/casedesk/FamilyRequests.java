package huiyu.core.casedesk;

import huiyu.api.cases.model.Answers;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStore;
import huiyu.core.casework.Cases;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a family does in a case of its own, by itself in an app or through a clerk at the counter. */
@Component
class FamilyRequests {

    private final CaseSearch search;
    private final CaseStore store;
    private final Cases cases;
    private final FamilyStatements statements;

    FamilyRequests(CaseSearch search, CaseStore store, Cases cases, FamilyStatements statements) {
        this.search = search;
        this.store = store;
        this.cases = cases;
        this.statements = statements;
    }

    CaseFile answer(Tx tx, UUID caseId, Answers answers, Actor actor) {
        CaseFile file = search.getVisible(tx, caseId, actor);
        if (file.isClosed()) {
            throw ProblemException.conflict("case-closed", Map.of());
        }
        statements.record(tx, file.subjectId(), answers.getFacts(), actor);
        return cases.lookAgain(tx, store.lock(tx, caseId));
    }

    CaseFile withdraw(Tx tx, UUID caseId, String reason, Actor actor) {
        search.getVisible(tx, caseId, actor);
        return cases.withdraw(tx, caseId, reason, actor);
    }

    CaseFile resubmit(Tx tx, UUID caseId, String reason, Actor actor) {
        search.getVisible(tx, caseId, actor);
        return cases.resubmit(tx, caseId, reason, actor);
    }
}
