package huiyu.core.audit;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Seals audit rows into their tenant's chain, behind the requests that wrote them. One instance at a time. */
@Component
public class AuditSealing {

    private static final int CHUNK = 2_000;
    private static final Duration BETWEEN_ANCHORS = Duration.ofMinutes(10);

    private final AuditSealStore store;
    private final AuditAnchors anchors;
    private final TenantTransaction transactions;
    private final Clock clock;
    private final Map<Integer, Instant> anchored = new ConcurrentHashMap<>();
    private volatile Instant sealedUpTo;

    AuditSealing(AuditSealStore store, AuditAnchors anchors, TenantTransaction transactions, Clock clock) {
        this.store = store;
        this.anchors = anchors;
        this.transactions = transactions;
        this.clock = clock;
        this.sealedUpTo = clock.instant();
    }

    /** Seals what can be sealed of all tenants; returns how many rows. */
    public int sealAll() {
        Instant begin = clock.instant();
        int sealed = 0;
        for (int tenantId : store.tenantsWithUnsealed().keySet()) {
            sealed += seal(tenantId);
        }
        sealedUpTo = store.tenantsWithUnsealed().values().stream().filter(begin::isAfter).min(Instant::compareTo).orElse(begin);
        return sealed;
    }

    /** How long the oldest audit row may have been waiting for its seal; grows while the job does not run here. */
    public Duration lag() {
        return Duration.between(sealedUpTo, clock.instant());
    }

    private int seal(int tenantId) {
        int sealed = 0;
        int chunk;
        AuditSeal[] head = new AuditSeal[1];
        do {
            chunk = transactions.run(tenantId, tx -> {
                List<AuditSeal> links = link(tx);
                head[0] = links.isEmpty() ? head[0] : links.getLast();
                return links.size();
            });
            sealed += chunk;
        } while (chunk == CHUNK);
        if (head[0] != null) {
            anchor(tenantId, head[0]);
        }
        return sealed;
    }

    private List<AuditSeal> link(Tx tx) {
        AuditSeal before = store.head(tx);
        List<AuditSeal> links = new ArrayList<>();
        for (AuditSealStore.Unsealed row : store.listUnsealed(tx, before, CHUNK)) {
            long position = before.position() + 1;
            before = new AuditSeal(
                    position, row.entry().id(), row.transaction(), AuditChain.hash(before.hash(), tx.tenantId(), position, row.entry()));
            links.add(before);
        }
        if (!links.isEmpty()) {
            store.insert(tx, links, clock.instant());
        }
        return links;
    }

    /** After the commit: a hash that never came to be must not be written down. */
    private void anchor(int tenantId, AuditSeal head) {
        Instant now = clock.instant();
        Instant last = anchored.getOrDefault(tenantId, Instant.MIN);
        // a clock that was set back must not keep anchors away until it has caught up
        if (last == Instant.MIN || last.isAfter(now) || Duration.between(last, now).compareTo(BETWEEN_ANCHORS) >= 0) {
            anchors.add(List.of(AuditAnchor.of(now, tenantId, head)));
            anchored.put(tenantId, now);
        }
    }
}
