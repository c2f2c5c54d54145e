package huiyu.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** What to measure, as {@code name=value} on the command line: whole numbers. */
public final class Arguments {

    private final Map<String, Integer> values;

    private Arguments(Map<String, Integer> values) {
        this.values = values;
    }

    /**
     * @param defaults every argument there is, in the order in which a report names them
     * @throws IllegalArgumentException naming an argument that does not exist or is no number
     */
    public static Arguments read(String[] given, Map<String, Integer> defaults) {
        Map<String, Integer> values = new LinkedHashMap<>(defaults);
        for (String argument : given) {
            String[] pair = argument.split("=", 2);
            if (pair.length != 2 || !values.containsKey(pair[0]) || !pair[1].matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException(argument + "; there are: " + defaults);
            }
            values.put(pair[0], Integer.parseInt(pair[1]));
        }
        return new Arguments(values);
    }

    public int get(String name) {
        return values.get(name);
    }

    public Map<String, Integer> toMap() {
        return values;
    }
}
