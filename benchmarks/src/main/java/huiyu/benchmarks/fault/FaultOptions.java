package huiyu.benchmarks.fault;

import java.util.HashMap;
import java.util.Map;

/**
 * What to try, as {@code name=value} on the command line.
 *
 * @param faults how many parts are ended
 * @param seconds at most between the one that came back and the next
 * @param hospitals callers a city that settle bills
 * @param seed of the order of faults and of the bills
 */
record FaultOptions(int faults, int seconds, int cities, int people, int hospitals, int seed) {

    /** @throws IllegalArgumentException naming an option that does not exist or is no number */
    static FaultOptions read(String[] arguments) {
        Map<String, Integer> given = new HashMap<>(
                Map.of("faults", 12, "seconds", 15, "cities", 2, "people", 400, "hospitals", 3, "seed", 1));
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length != 2 || given.replace(pair[0], Integer.parseInt(pair[1])) == null) {
                throw new IllegalArgumentException(argument + ": " + given.keySet());
            }
        }
        return new FaultOptions(
                given.get("faults"), given.get("seconds"), given.get("cities"), given.get("people"), given.get("hospitals"), given.get("seed"));
    }
}
