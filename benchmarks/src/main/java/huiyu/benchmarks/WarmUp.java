package huiyu.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Load until the throughput stands, three minutes at least: compilers, caches and prepared statements have what they need.
 * After one minute half of the gateway's processor time was still its compiler's.
 */
final class WarmUp {

    static final int SLICE_SECONDS = 20;
    private static final int LEAST_SLICES = 9;
    private static final int MOST_SLICES = 18;
    private static final int ALIKE = 5;
    private static final double SPREAD = 0.05;

    private final Load load;
    private final int callers;

    WarmUp(Load load, int callers) {
        this.load = load;
        this.callers = callers;
    }

    /** Bills a second of each slice through the gateway; then one slice straight to the platform. */
    List<Long> run(List<Api> gateway, List<Api> direct) throws Exception {
        List<Long> perSecond = new ArrayList<>();
        while (perSecond.size() < MOST_SLICES && !stands(perSecond)) {
            perSecond.add(Math.round(load.run(gateway, callers, SLICE_SECONDS, perSecond.size() + 1).perSecond()));
        }
        load.run(direct, callers, SLICE_SECONDS, MOST_SLICES + 1);
        return perSecond;
    }

    private static boolean stands(List<Long> perSecond) {
        if (perSecond.size() < LEAST_SLICES) {
            return false;
        }
        List<Long> last = perSecond.subList(perSecond.size() - ALIKE, perSecond.size());
        return Collections.max(last) - Collections.min(last) <= SPREAD * Collections.max(last);
    }
}
