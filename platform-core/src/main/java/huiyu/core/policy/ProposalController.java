package huiyu.core.policy;

import huiyu.api.policy.ProposalsApi;
import huiyu.api.policy.model.Approval;
import huiyu.api.policy.model.Difference;
import huiyu.api.policy.model.Preview;
import huiyu.api.policy.model.PreviewRequest;
import huiyu.api.policy.model.ProposalDraft;
import huiyu.api.policy.model.ProposalPage;
import huiyu.api.policy.model.ProposalStatus;
import huiyu.api.policy.model.Reason;
import huiyu.api.policy.model.Submission;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import huiyu.core.web.Idempotency;
import huiyu.policy.assessment.Assessment;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProposalController implements ProposalsApi {

    private final CurrentActor currentActor;
    private final TenantTransaction transactions;
    private final Idempotency idempotency;
    private final ProposalFlow flow;
    private final ProposalStore proposals;
    private final ProposalOutlook outlook;

    ProposalController(
            CurrentActor currentActor,
            TenantTransaction transactions,
            Idempotency idempotency,
            ProposalFlow flow,
            ProposalStore proposals,
            ProposalOutlook outlook) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.flow = flow;
        this.proposals = proposals;
        this.outlook = outlook;
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> createProposal(String idempotencyKey, ProposalDraft draft) {
        Actor actor = currentActor.get();
        var answer = transactions.run(
                actor.tenantId(),
                tx -> idempotency.once(
                        tx,
                        actor,
                        idempotencyKey,
                        "createProposal",
                        draft,
                        huiyu.api.policy.model.Proposal.class,
                        () -> ProposalMapping.answer(flow.create(tx, actor, ProposalMapping.draft(draft)))));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> replaceProposal(
            Integer version, UUID proposalId, ProposalDraft draft) {
        return write((tx, actor) -> flow.replace(tx, actor, proposalId, version, ProposalMapping.draft(draft)));
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> checkProposal(UUID proposalId) {
        return write((tx, actor) -> flow.check(tx, proposalId));
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> submitProposal(UUID proposalId, Submission submission) {
        return write((tx, actor) -> flow.submit(tx, actor, proposalId, submission.getAcknowledgement()));
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> approveProposal(UUID proposalId, Approval approval) {
        return write((tx, actor) -> flow.approve(tx, actor, proposalId, approval.getReason()));
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> rejectProposal(UUID proposalId, Reason reason) {
        return write((tx, actor) -> flow.reject(tx, actor, proposalId, reason.getReason()));
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> withdrawProposal(UUID proposalId, Reason reason) {
        return write((tx, actor) -> flow.withdraw(tx, actor, proposalId, reason.getReason()));
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> getProposal(UUID proposalId) {
        Proposal proposal =
                transactions.read(currentActor.get().tenantId(), read -> flow.get(read, proposalId));
        return ResponseEntity.ok(ProposalMapping.answer(proposal));
    }

    @Override
    public ResponseEntity<ProposalPage> listProposals(ProposalStatus status, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Optional<Proposal.Status> wanted = Optional.ofNullable(status).map(it -> Proposal.Status.of(it.getValue()));
        Optional<UUID> before = Optional.ofNullable(cursor).map(it -> Cursor.decode(it, 1).id(0));
        List<Proposal> page = transactions.read(
                currentActor.get().tenantId(), read -> proposals.list(read, wanted, before, most + 1));
        return ResponseEntity.ok(ProposalMapping.page(page, most));
    }

    @Override
    public ResponseEntity<List<Difference>> getProposalDifference(UUID proposalId) {
        List<EntryDifference> differences = transactions.read(
                currentActor.get().tenantId(), read -> outlook.difference(read, flow.get(read, proposalId)));
        return ResponseEntity.ok(
                differences.stream().map(ProposalMapping::difference).toList());
    }

    @Override
    public ResponseEntity<Preview> previewProposal(UUID proposalId, PreviewRequest request) {
        var example = new ProposalOutlook.Example(
                request.getProgramme(),
                Optional.ofNullable(request.getOrgUnitId()),
                request.getOn(),
                request.getFacts());
        ProposalOutlook.Preview preview = transactions.read(
                currentActor.get().tenantId(), read -> outlook.preview(read, flow.get(read, proposalId), example));
        return ResponseEntity.ok(new Preview()
                .proposed(preview.proposed().toMap())
                .present(preview.present().map(Assessment::toMap).orElse(null)));
    }

    private ResponseEntity<huiyu.api.policy.model.Proposal> write(BiFunction<Tx, Actor, Proposal> step) {
        Actor actor = currentActor.get();
        Proposal proposal = transactions.run(actor.tenantId(), tx -> step.apply(tx, actor));
        return ResponseEntity.ok(ProposalMapping.answer(proposal));
    }
}
