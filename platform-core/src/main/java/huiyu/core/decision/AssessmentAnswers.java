package huiyu.core.decision;

import huiyu.api.cases.model.Amount;
import huiyu.api.cases.model.Difference;
import huiyu.api.cases.model.DifferenceItem;
import huiyu.api.cases.model.Finding;
import huiyu.api.cases.model.Question;
import huiyu.api.cases.model.ReasonCode;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.assessment.Share;
import java.util.List;
import java.util.Map;

/** Assessments and differences in the words of the API. */
public final class AssessmentAnswers {

    private AssessmentAnswers() {}

    public static List<Amount> amounts(Assessment assessment) {
        return assessment.segments().stream().map(AssessmentAnswers::amount).toList();
    }

    private static Amount amount(EntitlementSegment segment) {
        return new Amount(
                        segment.component(), segment.name().zh(), segment.name().en(), segment.from(), segment.to(),
                        Amount.CadenceEnum.fromValue(segment.cadence().name()), segment.amount().fen(), segment.count(),
                        segment.clauses())
                .payableFrom(segment.payableFrom())
                .funders(shares(segment.funders()))
                .payees(shares(segment.payees()));
    }

    private static List<huiyu.api.cases.model.Share> shares(List<Share> shares) {
        return shares.stream()
                .map(share -> new huiyu.api.cases.model.Share(share.party(), share.share().toString()))
                .toList();
    }

    public static List<Finding> findings(Assessment assessment) {
        return assessment.findings().stream()
                .map(finding -> new Finding(
                                finding.rule(), Finding.OutcomeEnum.fromValue(finding.outcome().name()),
                                Map.copyOf(finding.inputs()))
                        .nameZh(finding.name().zh())
                        .nameEn(finding.name().en())
                        .reason(finding.reason())
                        .clause(finding.clause()))
                .toList();
    }

    public static List<ReasonCode> reasons(Assessment assessment) {
        return assessment.reasons().stream()
                .map(reason -> new ReasonCode(reason.code(), reason.text().zh(), reason.text().en())
                        .clause(reason.clause()))
                .toList();
    }

    public static List<Question> questions(Assessment assessment) {
        return assessment.questions().stream()
                .map(question -> new Question(question.fact(), question.text().zh(), question.text().en()))
                .toList();
    }

    public static Difference difference(huiyu.core.decision.Difference difference) {
        return new Difference(
                difference.total().fen(),
                difference.items().stream()
                        .map(item -> new DifferenceItem(
                                item.component(), item.from(), item.to(), item.before().fen(), item.after().fen()))
                        .toList());
    }
}
