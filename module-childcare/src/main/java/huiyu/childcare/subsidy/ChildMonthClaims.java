package huiyu.childcare.subsidy;

import huiyu.core.claim.ClaimRegistry;
import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Tx;
import huiyu.core.party.People;
import huiyu.kernel.time.Period;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Claims child-months at the province's registry: one city is paid for a month of a child, whichever institution it went to. */
@Component
class ChildMonthClaims {

    private final ClaimRegistry registry;
    private final People people;

    ChildMonthClaims(ClaimRegistry registry, People people) {
        this.registry = registry;
        this.people = people;
    }

    /**
     * Claims what counts, gives up what counted before and does not any more.
     *
     * @return the same, without what is claimed elsewhere
     */
    List<ChildMonth> claim(Tx tx, List<ChildMonth> judged, List<ChildMonth> before, YearMonth month) {
        Set<UUID> counting = counting(judged);
        Set<UUID> held = new HashSet<>(counting(before));
        held.removeAll(counting);
        Set<UUID> all = new HashSet<>(counting);
        all.addAll(held);
        Map<UUID, Set<BlindIndex>> numbers = people.listIndexes(tx, all);
        Map<UUID, Set<BlindIndex>> wanted = new HashMap<>();
        counting.stream().filter(child -> !numbers.getOrDefault(child, Set.of()).isEmpty()).forEach(child -> wanted.put(child, numbers.get(child)));
        held.stream().filter(numbers::containsKey).sorted().forEach(child -> registry.release(tx, numbers.get(child), family(month), month.atDay(1)));
        Set<UUID> refused = registry.claimEach(tx, wanted, family(month), Period.month(month));
        return judged.stream()
                .map(each -> refused.contains(each.childId())
                        ? each.without("CLAIMED_ELSEWHERE")
                        : wanted.containsKey(each.childId()) ? each : each.without("NO_NUMBER"))
                .toList();
    }

    private static Set<UUID> counting(List<ChildMonth> months) {
        return months.stream().filter(ChildMonth::counts).map(ChildMonth::childId).collect(Collectors.toSet());
    }

    /** A family for each month: giving one up leaves the later ones. */
    private static String family(YearMonth month) {
        return "childcare-child-month:" + month;
    }
}
