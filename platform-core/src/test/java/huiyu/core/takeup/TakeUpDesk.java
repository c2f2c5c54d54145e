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

    TakeUpDesk(TenantTransaction transactions, TakeUp takeUp) {
        this.transactions = transactions;
        this.takeUp = takeUp;
    }

    public List<UUID> notAsked(Actor actor, String programme) {
        return transactions.read(actor.tenantId(), read -> takeUp
                .page(read, programme, false, Optional.empty(), 100, actor).found().stream()
                .map(TakeUp.NotAsked::subjectId)
                .toList());
    }

    public int countEligible(Actor actor, String programme, UUID district) {
        return transactions.read(actor.tenantId(), read -> takeUp.countByDistrict(read, programme, actor)
                .get(Optional.of(district))
                .eligible());
    }

    public int remind(Actor actor, String programme, List<UUID> children) {
        return transactions.run(actor.tenantId(), tx -> takeUp.remind(tx, programme, children, actor));
    }
}
