package huiyu.core.casework;

import huiyu.core.db.TenantTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Brings on the cases of every tenant whose last day of publicity is over, each in a transaction of its own. */
@Component
class PublicityEnd {

    private static final int PER_ROUND = 100;

    private final TenantTransaction transactions;
    private final CaseStore store;
    private final Cases cases;
    private final Clock clock;

    PublicityEnd(TenantTransaction transactions, CaseStore store, Cases cases, Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.cases = cases;
        this.clock = clock;
    }

    /** @return how many cases were brought on */
    int run() {
        LocalDate today = LocalDate.now(clock);
        int done = 0;
        for (int tenant : store.listTenantsWithPublicityOver(today)) {
            List<UUID> due = transactions.read(tenant, read -> store.listPublicised(read, today, PER_ROUND));
            due.forEach(id -> transactions.execute(tenant, tx -> cases.afterPublicity(tx, id)));
            done += due.size();
        }
        return done;
    }
}
