package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.letter.LetterNames;
import huiyu.core.notice.NoticeContent;
import huiyu.policy.definition.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What every notice about a case may name: whom it is about, the programme, the receipt, the promised date. */
@Component
class CaseNotices {

    static final List<String> VARIABLES = List.of("child", "programme", "programmeEn", "receipt", "dueOn");

    private final CaseStore cases;
    private final LetterNames names;

    CaseNotices(CaseStore cases, LetterNames names) {
        this.cases = cases;
        this.names = names;
    }

    Map<String, String> values(Read read, UUID caseId) {
        CaseFile file = cases.get(read, caseId);
        Text programme = names.programmeName(read, file.programme());
        Map<String, String> values = new HashMap<>();
        values.put("child", names.childName(read, file.subjectId()));
        values.put("programme", programme.zh());
        values.put("programmeEn", programme.en());
        values.put("receipt", file.receiptNumber());
        values.put("dueOn", file.promise().dueOn().toString());
        return values;
    }

    /** 资料待补: what is missing, as it is now. */
    @Component
    record Questions(CaseNotices common, TaskStore tasks) implements NoticeContent {

        @Override
        public String template() {
            return GuardianNotices.QUESTIONS;
        }

        @Override
        public List<String> variables() {
            return with("questions", "questionsEn");
        }

        @Override
        public boolean isDue(Read read, UUID caseId, String occasion) {
            return !tasks.listOpen(read, caseId, Task.Kind.MISSING_FACT).isEmpty();
        }

        @Override
        public Map<String, String> values(Read read, UUID caseId, String occasion) {
            Map<String, String> values = common.values(read, caseId);
            List<Task> missing = tasks.listOpen(read, caseId, Task.Kind.MISSING_FACT);
            values.put("questions", String.join(" ", missing.stream().map(task -> task.question().zh()).toList()));
            values.put("questionsEn", String.join(" ", missing.stream().map(task -> task.question().en()).toList()));
            return values;
        }
    }

    /** 退回补正: the reason of the last return. */
    @Component
    record Returned(CaseNotices common, CaseStepStore steps) implements NoticeContent {

        @Override
        public String template() {
            return GuardianNotices.RETURNED;
        }

        @Override
        public List<String> variables() {
            return with("reason");
        }

        @Override
        public Map<String, String> values(Read read, UUID caseId, String occasion) {
            Map<String, String> values = common.values(read, caseId);
            steps.list(read, caseId).stream()
                    .filter(step -> step.verdict() == CaseStep.Verdict.RETURNED)
                    .flatMap(step -> step.reason().stream())
                    .forEach(reason -> values.put("reason", reason));
            return values;
        }
    }

    static List<String> with(String... more) {
        return java.util.stream.Stream.concat(VARIABLES.stream(), java.util.Arrays.stream(more)).toList();
    }
}
