package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.core.policy.Proposal.CaseOutcome;
import huiyu.core.policy.Proposal.Status;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Proposals as policy would be with them, for rooms that ask what they would do. */
@Component
public class ProposedPolicies {

    /** Told to the other rooms when a proposal became policy; the subject is the proposal. */
    public static final String CHANGED = "policy.changed";

    private final ProposalStore proposals;
    private final PolicyEntryStore entries;
    private final ProposalChecks checks;

    ProposedPolicies(ProposalStore proposals, PolicyEntryStore entries, ProposalChecks checks) {
        this.proposals = proposals;
        this.entries = entries;
        this.checks = checks;
    }

    /** What the tenant's policy cases say to a proposal. @param failed their names */
    public record CaseCount(int passed, List<String> failed) {}

    /**
     * A proposal that is not decided.
     *
     * @throws ProblemException 404; 409 {@code proposal-status}; 422 naming each change that breaks a rule
     */
    public ProposedPolicy getOpen(Read owner, UUID proposalId) {
        Proposal proposal = get(owner, proposalId);
        if (proposal.status() != Status.DRAFT && proposal.status() != Status.SUBMITTED) {
            throw ProblemException.conflict(
                    "proposal-status", Map.of("status", proposal.status().word()));
        }
        return new ProposedPolicy(
                owner.tenantId(), proposal, checks.requireValid(owner, proposal.draft().changes()));
    }

    /** As {@link #getOpen}, of one that may be decided meanwhile, without asking what its changes say. */
    public ProposedPolicy getProposed(Read owner, UUID proposalId) {
        Proposal proposal = get(owner, proposalId);
        return new ProposedPolicy(
                owner.tenantId(), proposal, checks.requirePlan(owner, proposal.draft().changes()));
    }

    /** One that was approved: it is policy already. */
    public ProposedPolicy getApproved(Read owner, UUID proposalId) {
        return new ProposedPolicy(owner.tenantId(), get(owner, proposalId), new EntryPlan(
                entries.listOwn(owner), List.of(), List.of(), List.of()));
    }

    public int version(Read owner, UUID proposalId) {
        return get(owner, proposalId).version();
    }

    public CaseCount runCases(Read owner, ProposedPolicy proposed) {
        List<CaseOutcome> outcomes = checks.runCases(owner, proposed.plan());
        List<String> failed = outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(CaseOutcome::name)
                .toList();
        return new CaseCount(outcomes.size() - failed.size(), failed);
    }

    /** @param read of the tenant that proposes, or of a city below it */
    public PolicyBook bookFor(Read read, ProposedPolicy proposed, LocalDate on, Optional<UUID> orgUnitId) {
        return checks.policyAfter(read, proposed.tenantId(), proposed.plan(), orgUnitId).bookOn(on);
    }

    private Proposal get(Read owner, UUID id) {
        return proposals.find(owner, id)
                .orElseThrow(() -> ProblemException.notFound("proposal-not-found", Map.of()));
    }
}
