package huiyu.core.casedesk;

import huiyu.api.cases.model.CaseSummary;
import huiyu.api.cases.model.FactStatement;
import huiyu.api.cases.model.FamilyMember;
import huiyu.api.cases.model.Question;
import huiyu.api.cases.model.Receipt;
import huiyu.core.casework.CaseFile;
import huiyu.core.casework.CaseStep;
import huiyu.core.casework.Task;
import huiyu.core.decision.Decision;
import huiyu.core.party.Families;
import huiyu.core.question.FactStatements.Statement;
import huiyu.core.terms.ReviewLevel;
import huiyu.policy.definition.Text;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cases and tasks in the words of the API, and statements of facts out of them. */
public final class CaseAnswers {

    private CaseAnswers() {}

    public static CaseSummary summary(CaseFile file) {
        return new CaseSummary(
                        file.id(), file.receiptNumber(), file.programme(),
                        CaseSummary.KindEnum.fromValue(file.kind().code()),
                        huiyu.api.cases.model.Channel.fromValue(file.channel().code()), file.subjectId(),
                        status(file), file.progress().step(), file.receivedOn(), file.promise().dueOn(),
                        file.promise().isPaused(), file.version())
                .orgUnitId(file.orgUnitId().orElse(null))
                .verdict(file.assessed().map(CaseFile.Assessed::verdict).orElse(null));
    }

    static CaseSummary summary(CaseFile file, Optional<Decision> decision) {
        return summary(file).decisionId(decision.map(Decision::id).orElse(null));
    }

    static Receipt receipt(CaseFile file, Text programme, List<Question> questions) {
        return new Receipt(
                        file.id(), file.receiptNumber(), file.programme(), programme.zh(), programme.en(),
                        file.subjectId(), file.receivedOn(), file.acceptedOn(), file.promise().days(),
                        file.promise().dueOn(), status(file), questions)
                .dueProvisional(file.promise().provisional());
    }

    /** @param names of assignees, by subject */
    public static huiyu.api.cases.model.Task task(Task task, CaseFile file, Map<String, String> names) {
        huiyu.api.cases.model.Task answer = new huiyu.api.cases.model.Task(
                task.id(), huiyu.api.cases.model.TaskKind.fromValue(task.kind().code()), task.subject(),
                task.question().zh(), task.question().en(), task.role().name(), task.dueOn(),
                huiyu.api.cases.model.Task.StateEnum.fromValue(task.state().code()),
                task.createdAt().atOffset(ZoneOffset.UTC), summary(file));
        task.reason().ifPresent(reason -> answer.reasonZh(reason.zh()).reasonEn(reason.en()));
        return answer.orgUnitId(task.orgUnitId().orElse(null))
                .assignee(task.assignee().orElse(null))
                .assigneeName(task.assignee().map(names::get).orElse(null))
                .holdReason(task.holdReason().orElse(null))
                .holdUntil(task.holdUntil().orElse(null));
    }

    static huiyu.api.cases.model.CaseStep step(CaseStep step) {
        return new huiyu.api.cases.model.CaseStep(
                        step.seq(), step.step(), step.verdict().code(), step.actorName(),
                        step.takenAt().atOffset(ZoneOffset.UTC))
                .reviewLevel(step.reviewLevel().orElse(null))
                .role(step.role().orElse(null))
                .reason(step.reason().orElse(null));
    }

    static huiyu.api.cases.model.ReviewLevel level(int number, ReviewLevel level) {
        return new huiyu.api.cases.model.ReviewLevel(
                        number, huiyu.api.cases.model.ReviewLevel.UnitLevelEnum.fromValue(level.unitLevel()),
                        level.role().name(), level.workingDays(), level.isSampled())
                .nameZh(level.nameZh())
                .nameEn(level.nameEn())
                .documents(level.documents());
    }

    static FamilyMember member(Families.Member member) {
        return new FamilyMember(member.personId(), member.role(), member.name())
                .birthDate(member.birthDate().orElse(null));
    }

    public static List<Statement> statements(List<FactStatement> facts) {
        return facts == null
                ? List.of()
                : facts.stream()
                        .map(fact -> new Statement(
                                fact.getFact(), Optional.ofNullable(fact.getValue()),
                                Optional.ofNullable(fact.getFrom()), Optional.ofNullable(fact.getTo())))
                        .toList();
    }

    private static huiyu.api.cases.model.CaseStatus status(CaseFile file) {
        return huiyu.api.cases.model.CaseStatus.fromValue(file.status().code());
    }
}
