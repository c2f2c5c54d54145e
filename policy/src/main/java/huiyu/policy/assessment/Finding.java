package huiyu.policy.assessment;

import huiyu.policy.definition.Text;
import java.util.Map;

/**
 * How one condition came out.
 *
 * @param rule its kind, with the component it belongs to if not the whole programme
 * @param name the kind as people call it
 * @param outcome over the whole time that matters; PARTLY if it is met for some of it only
 * @param reason the code that explains a refusal, or null
 * @param clause the text it follows, or null
 * @param inputs the facts and settings it looked at
 */
public record Finding(String rule, Text name, Outcome outcome, String reason, String clause, Map<String, String> inputs) {
    public enum Outcome { MET, NOT_MET, PARTLY, UNKNOWN, NOT_TESTED }
}
