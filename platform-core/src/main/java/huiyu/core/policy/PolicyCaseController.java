package huiyu.core.policy;

import huiyu.api.policy.PolicyCasesApi;
import huiyu.api.policy.model.CaseResult;
import huiyu.api.policy.model.PolicyCase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.policy.Proposal.CaseOutcome;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PolicyCaseController implements PolicyCasesApi {

    private final CurrentActor currentActor;
    private final TenantTransaction transactions;
    private final PolicyEntryStore entries;
    private final ProposalChecks checks;

    PolicyCaseController(
            CurrentActor currentActor,
            TenantTransaction transactions,
            PolicyEntryStore entries,
            ProposalChecks checks) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.entries = entries;
        this.checks = checks;
    }

    @Override
    public ResponseEntity<List<PolicyCase>> listPolicyCases() {
        List<PolicyEntry> own = transactions.read(currentActor.get().tenantId(), entries::listOwn);
        return ResponseEntity.ok(own.stream()
                .filter(entry -> entry.slot().kind() == EntryKind.CASE)
                .map(entry -> new PolicyCase().key(entry.slot().key()).content(entry.content()))
                .sorted(Comparator.comparing(PolicyCase::getKey))
                .toList());
    }

    @Override
    public ResponseEntity<List<CaseResult>> runPolicyCases() {
        List<CaseOutcome> outcomes =
                transactions.read(currentActor.get().tenantId(), read -> checks.runCases(read, List.of()));
        return ResponseEntity.ok(outcomes.stream().map(ProposalMapping::outcome).toList());
    }
}
