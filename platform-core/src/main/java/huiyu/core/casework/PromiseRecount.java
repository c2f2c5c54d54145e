package huiyu.core.casework;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.terms.CasePolicy;
import huiyu.core.terms.Promise;
import huiyu.core.terms.SlaClock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Counts provisional dates of promises and of review levels again once the official calendar of their year is published,
 * each promise in a transaction of its own. A clock that stands still is counted when it runs again.
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

    /** @return how many dates are final now */
    int run() {
        return cases.listTenantsWithProvisionalDue().stream()
                .mapToInt(tenant -> recountTenant(tenant) + recountTasks(tenant))
                .sum();
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

    private int recountTasks(int tenant) {
        int done = 0;
        Optional<UUID> last = Optional.empty();
        List<Task> chunk;
        do {
            Optional<UUID> after = last;
            chunk = transactions.read(tenant, read -> tasks.listProvisional(read, after, CHUNK));
            List<Task> counted = chunk;
            done += transactions.run(tenant, tx -> settle(tx, counted));
            last = chunk.isEmpty() ? Optional.empty() : Optional.of(chunk.getLast().id());
        } while (chunk.size() == CHUNK);
        return done;
    }

    private int settle(Tx tx, List<Task> provisional) {
        SlaClock now = policy.clock(tx, LocalDate.now(clock));
        int settled = 0;
        for (Task task : provisional) {
            Task.Counted counted = task.provisional().orElseThrow();
            SlaClock.Due due = now.dueAfter(counted.from(), counted.workingDays());
            if (!due.provisional()) {
                tasks.settleDue(tx, task.id(), due.on());
                settled++;
            }
        }
        return settled;
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
