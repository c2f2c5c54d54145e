package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.core.policy.Proposal.Status;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import huiyu.policy.PolicyEngine;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.fact.Facts;
import huiyu.policy.problem.PolicyException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a proposal would do, before anybody decides on it. */
@Component
class ProposalOutlook {

    private final PolicyEntryStore entries;
    private final AssembledPolicies policies;
    private final ProposalChecks checks;

    ProposalOutlook(PolicyEntryStore entries, AssembledPolicies policies, ProposalChecks checks) {
        this.entries = entries;
        this.policies = policies;
        this.checks = checks;
    }

    /** Against what is known today; of an approved proposal, what it did. */
    List<EntryDifference> difference(Read read, Proposal proposal) {
        if (proposal.status() == Status.APPROVED) {
            return EntryDifference.of(
                    entries.listSupersededBy(read, proposal.id()),
                    entries.listRecordedBy(read, proposal.id()).stream()
                            .map(entry -> Map.entry(entry.slot(), EntryDifference.dated(entry)))
                            .toList());
        }
        return EntryDifference.of(checks.requirePlan(read, proposal.draft().changes()));
    }

    /** An example family: a child's facts under one programme on a day. */
    record Example(String programme, Optional<UUID> orgUnitId, LocalDate on, Map<String, Object> facts) {}

    /** @param present empty when the programme is not in force without the proposal */
    record Preview(Assessment proposed, Optional<Assessment> present) {}

    /** @throws ProblemException 422 naming the fact, the parameter or the programme the engine stumbles over */
    Preview preview(Read read, Proposal proposal, Example example) {
        PolicyBook now = policies.book(read, example.orgUnitId(), example.on());
        PolicyBook then = checks.policyAfter(read, proposal.draft().changes(), example.orgUnitId())
                .bookOn(example.on());
        try {
            AssessmentRequest request =
                    AssessmentRequest.of(example.programme(), example.on(), Facts.of(example.facts()));
            return new Preview(
                    PolicyEngine.assess(then, request),
                    now.findProgramme(request.programme()).map(programme -> PolicyEngine.assess(now, request)));
        } catch (PolicyException stumbled) {
            throw EngineProblems.refusal(stumbled);
        }
    }
}
