package huiyu.benchmarks;

import huiyu.benchmarks.Load.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One round of load and what it cost.
 *
 * @param cpuMillis processor milliseconds of each part of the deployment for one bill
 * @param load average of the machine at its end
 */
record Round(Result result, Map<String, Double> cpuMillis, double load) {

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("perSecond", Math.round(result.perSecond()));
        map.put("p50Millis", result.millis(0.50));
        map.put("p95Millis", result.millis(0.95));
        map.put("p99Millis", result.millis(0.99));
        map.put("settled", result.settled());
        map.put("reversed", result.reversed());
        map.put("errors", result.errors());
        map.put("seconds", Math.round(result.seconds() * 10) / 10.0);
        map.put("processorMillisPerBill", cpuMillis);
        map.put("loadAverage", load);
        return map;
    }

    @Override
    public String toString() {
        return "%d/s, p50 %.1f p95 %.1f p99 %.1f ms, %d errors %s, processor ms a bill %s".formatted(
                Math.round(result.perSecond()), result.millis(0.50), result.millis(0.95), result.millis(0.99), result.errors(),
                result.firstError(), cpuMillis);
    }
}
