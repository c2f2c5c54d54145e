package huiyu.core.web;

import huiyu.core.db.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Forgets first answers that nobody asks for again: they are kept for {@link #KEPT}, then the same key is a new write. Chunk
 * by chunk, each in a transaction of its own.
 */
@Component
class IdempotencyPurge {

    /** Far longer than a caller repeats a call whose answer it has not got. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int CHUNK = 2_000;

    private final IdempotencyStore store;
    private final TenantTransaction transactions;
    private final Clock clock;

    IdempotencyPurge(IdempotencyStore store, TenantTransaction transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @return how many were forgotten */
    int run() {
        Instant before = clock.instant().minus(KEPT);
        return store.tenantsWithRecordsBefore(before).stream().mapToInt(tenant -> purge(tenant, before)).sum();
    }

    private int purge(int tenant, Instant before) {
        int purged = 0;
        int chunk;
        do {
            chunk = transactions.run(tenant, tx -> store.delete(tx, before, CHUNK));
            purged += chunk;
        } while (chunk == CHUNK);
        return purged;
    }
}
