package huiyu.childcare.subsidy;

import huiyu.core.claim.ClaimRegistry;
import huiyu.core.claim.ClaimShare;
import huiyu.core.claim.ClaimShare.Rule;
import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Tx;
import huiyu.core.party.People;
import huiyu.kernel.time.Period;
import huiyu.policy.childcare.ChildMonths;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Claims child-months at the province's registry: all cities together are paid for one month of a child, shared by the tenants'
 * rule. No city sees what another has said, only its own share.
 */
@Component
class ChildMonthClaims {

    private static final String FAMILY = "childcare-child-month:";

    private final ClaimRegistry registry;
    private final People people;

    ChildMonthClaims(ClaimRegistry registry, People people) {
        this.registry = registry;
        this.people = people;
    }

    /**
     * Claims what counts, gives up what counted before and does not any more.
     *
     * @param before what was said of these children in this city
     * @return by institution, with what is left after other cities' shares
     */
    List<ChildMonth> claim(Tx tx, Collection<CityMonth> children, List<ChildMonth> before, YearMonth month, ChildMonths rules) {
        Rule rule = rules.isProrated() ? Rule.FIRST : Rule.valueOf(rules.transfer().toUpperCase(Locale.ROOT));
        Set<UUID> held = before.stream().filter(ChildMonth::counts).map(ChildMonth::childId).collect(Collectors.toSet());
        Map<UUID, CityMonth> all = children.stream().collect(Collectors.toMap(CityMonth::childId, child -> child));
        held.forEach(child -> all.computeIfAbsent(child, CityMonth::gone));
        Map<UUID, Set<BlindIndex>> numbers = people.listIndexes(tx, all.keySet());
        List<ClaimShare> claims = all.values().stream()
                .filter(child -> isClaimed(child, rule) || held.contains(child.childId()))
                .filter(child -> !numbers.getOrDefault(child.childId(), Set.of()).isEmpty())
                .map(child -> new ClaimShare(
                        child.childId(), numbers.get(child.childId()), child.since(month.atDay(1)), isClaimed(child, rule) ? child.days() : 0,
                        child.required(), child.wanted()))
                .toList();
        Map<UUID, BigDecimal> granted = registry.shareEach(tx, claims, FAMILY + month, Period.month(month), rule);
        List<ChildMonth> shared = new ArrayList<>();
        children.forEach(child -> shared.addAll(shared(child, Optional.ofNullable(granted.get(child.childId())))));
        return shared;
    }

    /** By days, also what is too little alone: it may suffice together with another city's. */
    private static boolean isClaimed(CityMonth child, Rule rule) {
        return child.wanted().signum() > 0 || rule == Rule.BY_DAYS && child.youngEnough() && child.days() > 0;
    }

    private static List<ChildMonth> shared(CityMonth child, Optional<BigDecimal> granted) {
        return granted.map(child::granted).orElseGet(() -> child.months().stream().map(month -> month.without("NO_NUMBER")).toList());
    }

    /** The month a share of this registry is about; empty for a share of something else. */
    static Optional<YearMonth> monthOf(ClaimShare.Held share) {
        return share.family().startsWith(FAMILY) ? Optional.of(YearMonth.from(share.firstDay())) : Optional.empty();
    }
}
