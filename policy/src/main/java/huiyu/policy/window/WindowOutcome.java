package huiyu.policy.window;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * What a window leaves.
 *
 * @param refusal the reason code if nothing may be claimed any more, or null
 * @param lostYears years not paid, each with the reason code
 * @param lastDay the last day to apply for the first time, or null
 * @param missing facts without which it cannot be told
 * @param remarks reason codes worth telling although they cost nothing
 */
public record WindowOutcome(String refusal, Map<Integer, String> lostYears, LocalDate lastDay, Set<String> missing, Set<String> remarks) {
    public static WindowOutcome open(LocalDate lastDay) {
        return new WindowOutcome(null, Map.of(), lastDay, Set.of(), Set.of());
    }

    static WindowOutcome refused(String reason, LocalDate lastDay) {
        return new WindowOutcome(reason, Map.of(), lastDay, Set.of(), Set.of());
    }
}
