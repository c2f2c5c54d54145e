package huiyu.insurance.premium;

import huiyu.core.db.Read;
import huiyu.core.party.ContributedFacts;
import huiyu.insurance.enrolment.Enrolments;
import huiyu.kernel.money.Money;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a newborn's family paid for its first insured year ({@code family.cost.newborn_premium}). */
@Component
class PremiumFacts implements ContributedFacts {

    private final Enrolments enrolments;

    PremiumFacts(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Map<UUID, Map<String, Map<String, Object>>> gather(Read read, Collection<UUID> rootIds) {
        Map<UUID, Map<String, Map<String, Object>>> facts = new HashMap<>();
        enrolments.listFirst(read, rootIds).forEach((person, first) -> {
            if (first.kind().equals("newborn")) {
                String day = first.paidOn().toString();
                facts.put(person, Map.of("family", Map.of("cost.newborn_premium", List.of(
                        Map.of("value", Money.ofFen(first.fen()).toString(), "from", day, "to", day)))));
            }
        });
        return facts;
    }
}
