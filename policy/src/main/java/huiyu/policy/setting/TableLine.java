package huiyu.policy.setting;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of a table: the exact key, else the line "N+" with the largest N that is not above a numeric key. */
final class TableLine {
    private static final Pattern FROM_N = Pattern.compile("([0-9]+)\\+");

    private TableLine() {}

    static Optional<Object> find(Map<?, ?> table, String key) {
        if (key == null || table.containsKey(key)) {
            return Optional.ofNullable(table.get(key));
        }
        return key.matches("[0-9]+") ? openLine(table, Integer.parseInt(key)) : Optional.empty();
    }

    private static Optional<Object> openLine(Map<?, ?> table, int asked) {
        int best = -1;
        Object found = null;
        for (Map.Entry<?, ?> line : table.entrySet()) {
            Matcher matcher = FROM_N.matcher(String.valueOf(line.getKey()));
            if (matcher.matches() && Integer.parseInt(matcher.group(1)) <= asked && Integer.parseInt(matcher.group(1)) > best) {
                best = Integer.parseInt(matcher.group(1));
                found = line.getValue();
            }
        }
        return Optional.ofNullable(found);
    }
}
