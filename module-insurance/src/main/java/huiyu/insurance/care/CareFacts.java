package huiyu.insurance.care;

import huiyu.core.db.Read;
import huiyu.core.party.ContributedFacts;
import huiyu.kernel.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a child's grandparents paid for long-term-care insurance, each year on its day ({@code family.cost.ltc_premium}). */
@Component
class CareFacts implements ContributedFacts {

    private final CareEnrolmentStore store;

    CareFacts(CareEnrolmentStore store) {
        this.store = store;
    }

    @Override
    public Map<UUID, Map<String, Map<String, Object>>> gather(Read read, Collection<UUID> rootIds) {
        Map<UUID, List<Map<String, Object>>> paid = new HashMap<>();
        store.listPremiums(read, rootIds).forEach(premium -> paid
                .computeIfAbsent(premium.grandchildId(), child -> new ArrayList<>())
                .add(Map.of("value", Money.ofFen(premium.fen()).toString(), "from", premium.day().toString(), "to", premium.day().toString())));
        Map<UUID, Map<String, Map<String, Object>>> facts = new HashMap<>();
        paid.forEach((child, values) -> facts.put(child, Map.of("family", Map.of("cost.ltc_premium", values))));
        return facts;
    }
}
