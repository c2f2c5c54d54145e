package huiyu.core.policy;

import huiyu.api.policy.model.CaseResult;
import huiyu.api.policy.model.DatedContent;
import huiyu.api.policy.model.Difference;
import huiyu.api.policy.model.PolicyChange;
import huiyu.api.policy.model.ProposalDraft;
import huiyu.api.policy.model.ProposalPage;
import huiyu.api.policy.model.ProposalStatus;
import huiyu.api.policy.model.ProposalSummary;
import huiyu.core.policy.EntryDifference.Dated;
import huiyu.core.policy.Proposal.CaseOutcome;
import huiyu.core.policy.Proposal.Draft;
import huiyu.core.web.Cursor;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Between the API's words for proposals and ours. */
final class ProposalMapping {

    private ProposalMapping() {}

    static Draft draft(ProposalDraft draft) {
        return new Draft(
                draft.getTitle(),
                draft.getReason(),
                draft.getEffectiveFrom(),
                null,
                draft.getChanges().stream()
                        .map(change -> change(change, draft.getEffectiveFrom()))
                        .toList());
    }

    private static Change change(PolicyChange change, LocalDate effectiveFrom) {
        EntryKind kind = EntryKind.of(change.getKind().getValue());
        boolean ends = change.getAction() == PolicyChange.ActionEnum.END;
        LocalDate from = change.getValidFrom() == null ? effectiveFrom : change.getValidFrom();
        return new Change(
                kind,
                ends ? Change.Action.END : Change.Action.SET,
                change.getKey(),
                change.getOrgUnitId(),
                kind.dated() && !ends ? from : null,
                change.getValidTo(),
                Boolean.TRUE.equals(change.getReplace()),
                change.getContent() == null ? Map.of() : change.getContent());
    }

    static huiyu.api.policy.model.Proposal answer(Proposal proposal) {
        Draft draft = proposal.draft();
        var answer = new huiyu.api.policy.model.Proposal()
                .id(proposal.id())
                .version(proposal.version())
                .title(draft.title())
                .reason(draft.reason())
                .status(status(proposal))
                .effectiveFrom(draft.effectiveFrom())
                .pack(draft.pack())
                .changes(draft.changes().stream().map(ProposalMapping::change).toList())
                .acknowledgement(proposal.acknowledgement())
                .proposedBy(proposal.proposedBy().name())
                .proposedAt(utc(proposal.proposedAt()))
                .submittedAt(utc(proposal.submittedAt()));
        if (proposal.checks() != null) {
            answer.checks(checks(proposal.checks()));
        }
        if (proposal.decision() != null) {
            answer.decidedBy(proposal.decision().by().name())
                    .decidedAt(utc(proposal.decision().at()))
                    .decisionReason(proposal.decision().reason());
        }
        return answer;
    }

    private static PolicyChange change(Change change) {
        return new PolicyChange()
                .kind(kind(change.kind()))
                .action(
                        change.action() == Change.Action.END
                                ? PolicyChange.ActionEnum.END
                                : PolicyChange.ActionEnum.SET)
                .key(change.key())
                .orgUnitId(change.orgUnitId())
                .validFrom(change.validFrom())
                .validTo(change.validTo())
                .replace(change.replace())
                .content(change.content());
    }

    private static huiyu.api.policy.model.Checks checks(Proposal.Checks checks) {
        return new huiyu.api.policy.model.Checks()
                .checkedAt(utc(checks.checkedAt()))
                .problems(checks.problems().stream()
                        .map(problem -> new huiyu.api.policy.model.ChangeProblem()
                                .field(problem.field())
                                .rule(problem.rule())
                                .zh(problem.zh())
                                .en(problem.en()))
                        .toList())
                .cases(checks.cases().stream().map(ProposalMapping::outcome).toList());
    }

    static CaseResult outcome(CaseOutcome outcome) {
        return new CaseResult()
                .name(outcome.name())
                .passed(outcome.passed())
                .differences(outcome.differences());
    }

    /** @param proposals one more than the page holds, if there are more */
    static ProposalPage page(List<Proposal> proposals, int most) {
        List<Proposal> shown = proposals.subList(0, Math.min(most, proposals.size()));
        ProposalPage page =
                new ProposalPage().items(shown.stream().map(ProposalMapping::summary).toList());
        if (proposals.size() > most) {
            page.nextCursor(Cursor.after(shown.getLast().id()).encode());
        }
        return page;
    }

    private static ProposalSummary summary(Proposal proposal) {
        var decision = proposal.decision();
        return new ProposalSummary()
                .id(proposal.id())
                .title(proposal.draft().title())
                .status(status(proposal))
                .effectiveFrom(proposal.draft().effectiveFrom())
                .proposedBy(proposal.proposedBy().name())
                .proposedAt(utc(proposal.proposedAt()))
                .decidedBy(decision == null ? null : decision.by().name())
                .decidedAt(decision == null ? null : utc(decision.at()));
    }

    static Difference difference(EntryDifference difference) {
        return new Difference()
                .kind(kind(difference.slot().kind()))
                .key(difference.slot().key())
                .orgUnitId(difference.slot().orgUnitId())
                .before(dated(difference.before()))
                .after(dated(difference.after()));
    }

    private static DatedContent dated(Dated dated) {
        return dated == null
                ? null
                : new DatedContent()
                        .validFrom(dated.validFrom())
                        .validTo(dated.validTo())
                        .content(dated.content());
    }

    static huiyu.api.policy.model.EntryKind kind(EntryKind kind) {
        return huiyu.api.policy.model.EntryKind.fromValue(kind.word());
    }

    private static ProposalStatus status(Proposal proposal) {
        return ProposalStatus.fromValue(proposal.status().word());
    }

    static OffsetDateTime utc(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
