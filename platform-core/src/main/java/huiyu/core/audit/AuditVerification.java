package huiyu.core.audit;

import huiyu.core.audit.AuditFinding.Kind;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Recomputes chains from the rows as they stand now, and compares them with the seals and with the anchors outside. */
@Component
class AuditVerification {

    /** @param unsealed rows behind the end of the chain, which nothing vouches for yet */
    record Report(int tenantId, long sealed, int unsealed, List<AuditFinding> findings) {}

    private static final int CHUNK = 5_000;

    private final AuditSealStore store;
    private final AuditAnchors anchors;
    private final TenantTransaction transactions;

    AuditVerification(AuditSealStore store, AuditAnchors anchors, TenantTransaction transactions) {
        this.store = store;
        this.anchors = anchors;
        this.transactions = transactions;
    }

    List<Integer> listTenantIds() {
        return store.listTenantIds();
    }

    Report verify(int tenantId) {
        Map<Long, List<AuditAnchor>> anchored = anchors.listAnchors().stream()
                .filter(anchor -> anchor.tenantId() == tenantId)
                .collect(Collectors.groupingBy(AuditAnchor::position));
        return transactions.read(tenantId, read -> verify(read, anchored));
    }

    private Report verify(Read read, Map<Long, List<AuditAnchor>> anchored) {
        List<AuditFinding> findings = new ArrayList<>();
        AuditSeal before = AuditSeal.NONE;
        List<AuditSealStore.Link> links;
        do {
            links = store.listLinks(read, before.position(), CHUNK);
            for (AuditSealStore.Link link : links) {
                check(read.tenantId(), before, link, findings);
                compare(read.tenantId(), link.seal(), anchored.getOrDefault(link.seal().position(), List.of()), findings);
                before = link.seal();
            }
        } while (links.size() == CHUNK);
        AuditSeal end = before;
        store.listPlanted(read, end).forEach(id -> findings.add(new AuditFinding(read.tenantId(), Kind.PLANTED, 0, id.toString())));
        anchored.values().stream()
                .flatMap(List::stream)
                .filter(anchor -> anchor.position() > end.position())
                .forEach(anchor -> findings.add(new AuditFinding(read.tenantId(), Kind.CUT_OFF, anchor.position(), anchor.hash())));
        return new Report(read.tenantId(), end.position(), store.countUnsealed(read, end), findings);
    }

    private static void check(int tenantId, AuditSeal before, AuditSealStore.Link link, List<AuditFinding> findings) {
        AuditSeal seal = link.seal();
        for (long gap = before.position() + 1; gap < seal.position(); gap++) {
            findings.add(new AuditFinding(tenantId, Kind.SEAL_REMOVED, gap, "-"));
        }
        boolean followsGap = seal.position() != before.position() + 1;
        if (link.entry().isEmpty()) {
            findings.add(new AuditFinding(tenantId, Kind.REMOVED, seal.position(), seal.entryId().toString()));
        } else if (!followsGap && !Arrays.equals(seal.hash(), AuditChain.hash(before.hash(), tenantId, seal.position(), link.entry().get()))) {
            findings.add(new AuditFinding(tenantId, inOrder(before, seal) ? Kind.CHANGED : Kind.REORDERED, seal.position(), seal.entryId().toString()));
        }
    }

    /** Rows are sealed by transaction, then id. */
    private static boolean inOrder(AuditSeal before, AuditSeal seal) {
        return before.transaction() < seal.transaction()
                || (before.transaction() == seal.transaction() && before.entryId().toString().compareTo(seal.entryId().toString()) < 0);
    }

    private static void compare(int tenantId, AuditSeal seal, List<AuditAnchor> anchored, List<AuditFinding> findings) {
        String hash = HexFormat.of().formatHex(seal.hash());
        anchored.stream()
                .filter(anchor -> !anchor.hash().equals(hash))
                .forEach(anchor -> findings.add(new AuditFinding(tenantId, Kind.REWRITTEN, seal.position(), anchor.hash())));
    }
}
