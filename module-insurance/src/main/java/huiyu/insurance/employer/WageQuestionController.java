package huiyu.insurance.employer;

import huiyu.api.insurance.WageQuestionsApi;
import huiyu.api.insurance.model.WageQuestionPage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class WageQuestionController implements WageQuestionsApi {

    private final WageQuestions questions;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    WageQuestionController(WageQuestions questions, TenantTransaction transactions, CurrentActor currentActor) {
        this.questions = questions;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<WageQuestionPage> listWageQuestions(String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<String> last = cursor == null ? List.of("", "0") : Cursor.decode(cursor, 2).lastKey();
        List<WageQuestion> found = transactions.read(
                currentActor.get().tenantId(), read -> questions.list(read, last.get(0), year(last.get(1)), most + 1));
        WageQuestionPage page =
                new WageQuestionPage(found.stream().limit(most).map(WageQuestionController::answer).toList());
        if (found.size() > most) {
            WageQuestion end = found.get(most - 1);
            page.nextCursor(Cursor.after(end.creditCode(), String.valueOf(end.year())).encode());
        }
        return ResponseEntity.ok(page);
    }

    @Override
    public ResponseEntity<List<huiyu.api.insurance.model.WageQuestion>> listWageQuestionsOfEmployer(String creditCode) {
        Actor actor = currentActor.get();
        return ResponseEntity.ok(transactions.read(actor.tenantId(), read -> questions.listOf(read, creditCode, actor)).stream()
                .map(WageQuestionController::answer)
                .toList());
    }

    private static int year(String text) {
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static huiyu.api.insurance.model.WageQuestion answer(WageQuestion question) {
        return new huiyu.api.insurance.model.WageQuestion(
                question.creditCode(), question.name(), question.year(), question.since().atOffset(ZoneOffset.UTC),
                question.waiting());
    }
}
