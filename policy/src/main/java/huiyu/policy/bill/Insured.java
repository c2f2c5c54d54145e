package huiyu.policy.bill;

import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The person a bill is about, as far as policy looks.
 *
 * @param insurance the kind of insurance, in the tenant's words: {@code resident}, {@code employee}, {@code flexible_employee} …
 * @param person the group inside it: {@code adult}, {@code child}, {@code elderly} …
 * @param statuses all that are or were held; several may be held at once
 * @param cover when the insurance covers; {@code Period.ALWAYS} from a caller that has checked it
 * @param continuous whether the person is insured without a break; null if not known
 * @param continuousYears how many years without a break, as the incentive counts them
 * @param yearsWithoutClaim how many years in a row without a claim before this one
 * @param attributes whatever else a tenant's rules look at
 */
public record Insured(
        String insurance, String person, List<HeldStatus> statuses, List<Period> cover, Boolean continuous, int continuousYears,
        int yearsWithoutClaim, Map<String, String> attributes) {

    public Insured {
        statuses = List.copyOf(statuses);
        cover = List.copyOf(cover);
        attributes = Map.copyOf(attributes);
    }

    /** Somebody covered, without a status. */
    public static Insured of(String insurance, String person) {
        return new Insured(insurance, person, List.of(), List.of(Period.ALWAYS), null, 0, 0, Map.of());
    }

    public Insured withStatuses(List<HeldStatus> held) {
        return new Insured(insurance, person, held, cover, continuous, continuousYears, yearsWithoutClaim, attributes);
    }

    public boolean isCoveredOn(LocalDate day) {
        for (Period period : cover) {
            if (period.contains(day)) {
                return true;
            }
        }
        return false;
    }
}
