package huiyu.core.worklist;

import huiyu.api.cases.model.VerdictOutcome;
import huiyu.core.casedesk.CaseAnswers;
import huiyu.core.casework.Verdicts;
import huiyu.core.casework.Verdicts.Given;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import huiyu.core.web.ProblemTexts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Many verdicts at once, each in a transaction of its own with its own outcome. */
@Component
class VerdictBatch {

    private final TenantTransaction transactions;
    private final Verdicts verdicts;
    private final ProblemTexts texts;

    VerdictBatch(TenantTransaction transactions, Verdicts verdicts, ProblemTexts texts) {
        this.transactions = transactions;
        this.verdicts = verdicts;
        this.texts = texts;
    }

    List<VerdictOutcome> give(List<Given> all, Actor actor) {
        return all.stream().map(given -> give(given, actor)).toList();
    }

    private VerdictOutcome give(Given given, Actor actor) {
        VerdictOutcome outcome = new VerdictOutcome(given.taskId());
        try {
            return outcome.caseSummary(CaseAnswers.summary(
                    transactions.run(actor.tenantId(), tx -> verdicts.give(tx, given, actor))));
        } catch (ProblemException problem) {
            return outcome.problem(worded(problem));
        }
    }

    private Map<String, Object> worded(ProblemException problem) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("type", "urn:huiyu:problem:" + problem.code());
        map.put("status", problem.status());
        map.put("title", texts.zh(problem));
        map.put("detail", texts.en(problem));
        map.put("code", problem.code());
        map.put("arguments", problem.arguments());
        return map;
    }
}
