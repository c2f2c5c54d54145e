package huiyu.kernel.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One rule that was applied.
 *
 * @param rule what was applied, such as {@code monthly_series@1 of monthly}
 * @param clause the text it follows, or null
 * @param inputs what it looked at, in order
 * @param result what came out
 */
public record TraceStep(String rule, String clause, Map<String, String> inputs, String result) {
    public TraceStep {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
