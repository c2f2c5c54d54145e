package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.notice.NoticeContent;
import huiyu.core.party.Families;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.definition.Text;
import java.time.LocalDate;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What every notice about a case may name: whom it is about, the programme, the receipt, the promised date. */
@Component
class CaseNotices {

    static final List<String> VARIABLES = List.of("child", "programme", "programmeEn", "receipt", "dueOn");

    private final CaseStore cases;
    private final Families families;
    private final PolicyBooks books;
    private final Clock clock;

    CaseNotices(CaseStore cases, Families families, PolicyBooks books, Clock clock) {
        this.cases = cases;
        this.families = families;
        this.books = books;
        this.clock = clock;
    }

    Map<String, String> values(Read read, UUID caseId) {
        CaseFile file = cases.get(read, caseId);
        Text programme = programmeName(read, file.programme());
        Map<String, String> values = new HashMap<>();
        values.put("child", childName(read, file.subjectId()));
        values.put("programme", programme.zh());
        values.put("programmeEn", programme.en());
        values.put("receipt", file.receiptNumber());
        values.put("dueOn", file.promise().dueOn().toString());
        return values;
    }

    String childName(Read read, UUID subjectId) {
        return families.listMembers(read, subjectId).stream().findFirst().map(Families.Member::name).orElse("");
    }

    /** The code itself for a programme that is no longer run. */
    Text programmeName(Read read, String code) {
        return Optional.of(books.bookFor(read, LocalDate.now(clock)))
                .flatMap(book -> book.findProgramme(code))
                .map(programme -> programme.name())
                .orElse(new Text(code, code));
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

    /** 应享未享提醒: about somebody and a programme nobody has asked for; the occasion is {@code <programme>@<month>}. */
    @Component
    record Reminder(CaseNotices common) implements NoticeContent {

        @Override
        public String template() {
            return GuardianNotices.REMINDER;
        }

        @Override
        public List<String> variables() {
            return List.of("child", "programme", "programmeEn");
        }

        @Override
        public Map<String, String> values(Read read, UUID subjectId, String occasion) {
            Text programme = common.programmeName(read, occasion.substring(0, occasion.lastIndexOf('@')));
            return Map.of(
                    "child", common.childName(read, subjectId), "programme", programme.zh(), "programmeEn",
                    programme.en());
        }
    }

    static List<String> with(String... more) {
        return java.util.stream.Stream.concat(VARIABLES.stream(), java.util.Arrays.stream(more)).toList();
    }
}
