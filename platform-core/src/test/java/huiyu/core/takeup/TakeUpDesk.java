package huiyu.core.takeup;

import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What those who look after take-up do, in short words for stories; each call is a transaction of its own. */
@Component
public class TakeUpDesk {

    private final TenantTransaction transactions;
    private final TakeUp takeUp;
    private final TakeUpCounts counts;
    private final TakeUpPasses passes;

    TakeUpDesk(TenantTransaction transactions, TakeUp takeUp, TakeUpCounts counts, TakeUpPasses passes) {
        this.transactions = transactions;
        this.takeUp = takeUp;
        this.counts = counts;
        this.passes = passes;
    }

    public List<UUID> notAsked(Actor actor, String programme) {
        return transactions.read(actor.tenantId(), read -> takeUp
                .page(read, programme, false, Optional.empty(), 100, actor).found().stream()
                .map(TakeUp.NotAsked::subjectId)
                .toList());
    }

    /** Goes through all children, this many in a transaction. @return how many transactions it took */
    public int count(Actor actor, String programme, int chunk) {
        transactions.execute(actor.tenantId(), tx -> passes.begin(tx, programme));
        int steps = 1;
        while (transactions.run(actor.tenantId(), tx -> passes.hasMoreAfterStep(tx, programme, chunk))) {
            steps++;
        }
        return steps;
    }

    /** As counted last. */
    public int countEligible(Actor actor, String programme) {
        return transactions.read(actor.tenantId(), read -> counts.byDistrict(read, programme, actor).byDistrict().values().stream()
                .mapToInt(TakeUpCounts.Count::eligible)
                .sum());
    }

    public int countEligible(Actor actor, String programme, UUID district) {
        return transactions.read(actor.tenantId(), read -> counts.byDistrict(read, programme, actor).byDistrict()
                .getOrDefault(Optional.of(district), new TakeUpCounts.Count(0, 0))
                .eligible());
    }

    public int remind(Actor actor, String programme, List<UUID> children) {
        return transactions.run(actor.tenantId(), tx -> takeUp.remind(tx, programme, children, actor));
    }
}
