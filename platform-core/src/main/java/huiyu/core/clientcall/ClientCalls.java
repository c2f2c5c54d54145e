package huiyu.core.clientcall;

import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the latest calls of each system. A request only puts its call into a bounded queue; a call too many is not noted, and
 * what an instance has not written when it dies is lost: nothing but looking depends on it.
 */
@Component
public class ClientCalls {

    /** Of each system, and what it called since it was trimmed last. */
    static final int MOST = 1_000;

    static final Duration KEPT = Duration.ofDays(7);

    private static final Logger log = LoggerFactory.getLogger(ClientCalls.class);
    private static final int WAITING = 10_000;
    private static final int CHUNK = 2_000;

    private final BlockingQueue<Noted> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Set<Client> grown = ConcurrentHashMap.newKeySet();
    private final ClientCallStore store;
    private final TenantTransaction transactions;
    private final Clock clock;

    ClientCalls(ClientCallStore store, TenantTransaction transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Noted(int tenantId, ClientCall call) {}

    private record Client(int tenantId, String clientId) {}

    /** Never waits. */
    public void note(int tenantId, ClientCall call) {
        waiting.offer(new Noted(tenantId, call));
    }

    /** Newest first. @param before a call's id */
    public List<ClientCall> list(Read read, String clientId, boolean problemsOnly, Optional<UUID> before, int limit) {
        return store.list(read, clientId, problemsOnly, clock.instant().minus(KEPT), before, limit);
    }

    /** Writes what waits, a transaction for each tenant. */
    void write() {
        List<Noted> taken = new ArrayList<>();
        while (waiting.drainTo(taken, CHUNK) > 0) {
            taken.stream()
                    .collect(Collectors.groupingBy(Noted::tenantId, Collectors.mapping(Noted::call, Collectors.toList())))
                    .forEach(this::write);
            taken.clear();
        }
    }

    /** Forgets all but the latest calls of the systems that called since the last time. */
    void trim() {
        List.copyOf(grown).forEach(client -> {
            grown.remove(client);
            attempt(client.tenantId(), tx -> store.trim(tx, client.clientId(), MOST), "the calls of a system are not trimmed");
        });
    }

    /** Those that are too old; a system that calls no more is trimmed by nothing else. */
    void purge() {
        Instant before = clock.instant().minus(KEPT);
        store.tenantsWithCallsBefore(before).forEach(tenant -> transactions.execute(tenant, tx -> store.delete(tx, before)));
    }

    private void write(int tenantId, List<ClientCall> calls) {
        attempt(tenantId, tx -> store.insert(tx, calls), calls.size() + " calls are not noted");
        calls.forEach(call -> grown.add(new Client(tenantId, call.clientId())));
    }

    private void attempt(int tenantId, Consumer<Tx> work, String failure) {
        try {
            transactions.execute(tenantId, work);
        } catch (RuntimeException failed) {
            log.warn("tenant {}: {}: {}", tenantId, failure, failed.toString());
        }
    }
}
