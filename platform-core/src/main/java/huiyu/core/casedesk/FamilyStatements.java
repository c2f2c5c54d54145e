package huiyu.core.casedesk;

import huiyu.api.cases.model.FactStatement;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.Origin;
import huiyu.core.question.FactStatements;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Facts stated with an application or an answer: a family declares, staff record what they were shown. */
@Component
class FamilyStatements {

    private static final String FIELD = "facts";

    private final FactStatements facts;

    FamilyStatements(FactStatements facts) {
        this.facts = facts;
    }

    /**
     * @param stated may be null: nothing
     * @throws huiyu.core.web.ProblemException 422 naming every statement that breaks a rule, also
     *     {@code known-from-office} for a family that says otherwise than an office has recorded
     */
    void record(Tx tx, UUID subjectId, List<FactStatement> stated, Actor actor) {
        List<FactStatements.Statement> statements = CaseAnswers.statements(stated);
        if (CaseAccess.isGuardian(actor)) {
            facts.declare(tx, subjectId, FIELD, statements, Origin.of(Origin.DECLARED, actor.subject()));
        } else {
            facts.record(tx, subjectId, FIELD, statements, Origin.of("staff", actor.subject()));
        }
    }
}
