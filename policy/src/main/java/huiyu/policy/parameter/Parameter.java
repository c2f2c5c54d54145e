package huiyu.policy.parameter;

import huiyu.policy.definition.Text;
import java.util.List;

/**
 * A parameter as one level defines it.
 *
 * @param level the id of the pack or tenant that set these values
 * @param unit such as CNY/child-month, or null
 * @param choices the words a choice may take, empty otherwise
 * @param bounds what values must lie within, by whom and when; all of them must hold
 * @param locks when which levels below may not set values of their own
 * @param values in order, without overlap
 */
public record Parameter(
        String key, ParameterType type, String level, Text name, Text doc, String unit, List<String> choices,
        List<Bounds> bounds, List<Scope> locks, List<ParameterValue> values) {

    public Parameter withValues(String newLevel, List<ParameterValue> newValues) {
        return new Parameter(key, type, newLevel, name, doc, unit, choices, bounds, locks, List.copyOf(newValues));
    }
}
