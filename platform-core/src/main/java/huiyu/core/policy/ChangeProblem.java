package huiyu.core.policy;

import java.util.HashMap;
import java.util.Map;

/**
 * Which change breaks which rule.
 *
 * @param field path into the proposal, such as {@code changes[2].validFrom}
 * @param rule stable name, worded as {@code rule.<rule>} in problems.properties unless {@code zh} and {@code en} are given
 */
record ChangeProblem(String field, String rule, Map<String, Object> arguments, String zh, String en) {

    static ChangeProblem of(int change, String field, String rule, Map<String, Object> arguments) {
        return new ChangeProblem("changes[" + change + "]." + field, rule, arguments, null, null);
    }

    /** The arguments, with the words where the rule brings its own. */
    Map<String, Object> allArguments() {
        if (zh == null || en == null) {
            return arguments;
        }
        Map<String, Object> all = new HashMap<>(arguments);
        all.put("zh", zh);
        all.put("en", en);
        return all;
    }
}
