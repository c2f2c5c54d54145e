package huiyu.core.policy;

import huiyu.api.policy.PacksApi;
import huiyu.api.policy.model.Difference;
import huiyu.api.policy.model.PackFile;
import huiyu.api.policy.model.PackFiles;
import huiyu.api.policy.model.PackProposal;
import huiyu.api.policy.model.PackSummary;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Idempotency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PackController implements PacksApi {

    private final CurrentActor currentActor;
    private final TenantTransaction transactions;
    private final Idempotency idempotency;
    private final ShippedPacks shipped;
    private final PackImport packImport;
    private final PackExport packExport;
    private final ProposalFlow flow;

    PackController(
            CurrentActor currentActor,
            TenantTransaction transactions,
            Idempotency idempotency,
            ShippedPacks shipped,
            PackImport packImport,
            PackExport packExport,
            ProposalFlow flow) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.idempotency = idempotency;
        this.shipped = shipped;
        this.packImport = packImport;
        this.packExport = packExport;
        this.flow = flow;
    }

    @Override
    public ResponseEntity<List<PackSummary>> listPacks() {
        return ResponseEntity.ok(shipped.list().stream().map(PackMapping::summary).toList());
    }

    @Override
    public ResponseEntity<PackFiles> getPack(String pack) {
        return ResponseEntity.ok(PackMapping.files(shipped.get(pack)));
    }

    @Override
    public ResponseEntity<List<Difference>> getPackDifference(String pack) {
        PackSource source = shipped.get(pack);
        List<EntryDifference> differences =
                transactions.read(currentActor.get().tenantId(), read -> packImport.difference(read, source));
        return ResponseEntity.ok(
                differences.stream().map(ProposalMapping::difference).toList());
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> proposePack(
            String pack, String idempotencyKey, PackProposal wanted) {
        return propose(idempotencyKey, "proposePack " + pack, wanted, shipped.get(pack), wanted.getReason());
    }

    @Override
    public ResponseEntity<huiyu.api.policy.model.Proposal> importPack(
            String idempotencyKey, huiyu.api.policy.model.PackImport wanted) {
        PackFiles sent = wanted.getPack();
        Map<String, String> files = sent.getFiles().stream()
                .collect(Collectors.toMap(PackFile::getPath, PackFile::getText, (first, again) -> again));
        return propose(
                idempotencyKey, "importPack", wanted, new PackSource(sent.getName(), files), wanted.getReason());
    }

    private ResponseEntity<huiyu.api.policy.model.Proposal> propose(
            String idempotencyKey, String operation, Object request, PackSource pack, String reason) {
        Actor actor = currentActor.get();
        var answer = transactions.run(
                actor.tenantId(),
                tx -> idempotency.once(
                        tx,
                        actor,
                        idempotencyKey,
                        operation,
                        request,
                        huiyu.api.policy.model.Proposal.class,
                        () -> ProposalMapping.answer(
                                flow.createFromPack(tx, actor, pack.name(), reason, packImport.changes(tx, pack)))));
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }

    @Override
    public ResponseEntity<PackFiles> exportPolicy() {
        return ResponseEntity.ok(
                PackMapping.files(transactions.read(currentActor.get().tenantId(), packExport::export)));
    }
}
