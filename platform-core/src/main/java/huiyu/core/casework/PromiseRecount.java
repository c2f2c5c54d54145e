package huiyu.core.casework;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Counts provisional promises again once the official calendar of their year is published, each case in a transaction of
 * its own. A clock that stands still is counted when it runs again.
 */
@Component
class PromiseRecount {

    private static final int CHUNK = 500;

    private final TenantTransaction transactions;
    private final CaseStore cases;
    private final TaskStore tasks;
    private final CasePolicy policy;
    private final Clock clock;

    PromiseRecount(TenantTransaction transactions, CaseStore cases, TaskStore tasks, CasePolicy policy, Clock clock) {
        this.transactions = transactions;
        this.cases = cases;
        this.tasks = tasks;
        this.policy = policy;
        this.clock = clock;
    }

    /** @return how many promised dates are final now */
    int run() {
        return cases.listTenantsWithProvisionalDue().stream().mapToInt(this::recountTenant).sum();
    }

    private int recountTenant(int tenant) {
        int done = 0;
        Optional<UUID> last = Optional.empty();
        List<UUID> chunk;
        do {
            Optional<UUID> after = last;
            chunk = transactions.read(tenant, read -> cases.listProvisional(read, after, CHUNK));
            for (UUID id : chunk) {
                done += transactions.run(tenant, tx -> recount(tx, id)) ? 1 : 0;
            }
            last = chunk.isEmpty() ? Optional.empty() : Optional.of(chunk.getLast());
        } while (chunk.size() == CHUNK);
        return done;
    }

    private boolean recount(Tx tx, UUID caseId) {
        CaseFile file = cases.lock(tx, caseId);
        Promise counted = file.promise().recounted(policy.clock(tx, LocalDate.now(clock)));
        if (file.isClosed() || counted.equals(file.promise())) {
            return false;
        }
        cases.updatePromise(tx, file.with(counted), clock.instant());
        tasks.postpone(tx, caseId, file.promise().dueOn(), counted.dueOn());
        return !counted.provisional();
    }
}
