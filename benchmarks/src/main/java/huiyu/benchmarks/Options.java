package huiyu.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure, as {@code name=value} on the command line.
 *
 * @param people insured persons
 * @param cities tenants they are spread over; several counts, as {@code cities=1,20,340}, are measured one after another
 * @param callers hospitals' systems that each wait for an answer before the next bill
 * @param seconds of a round
 * @param rounds of each way
 * @param jobs whether outbox and audit seal work meanwhile, as they do in production
 */
record Options(int people, int cities, int callers, int seconds, int rounds, boolean jobs) {

    private static final Set<String> NAMES = Set.of("people", "cities", "callers", "seconds", "rounds", "jobs");

    /**
     * One for each number of cities.
     *
     * @throws IllegalArgumentException naming an option that does not exist or is no number
     */
    static List<Options> read(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length != 2 || !NAMES.contains(pair[0])) {
                throw new IllegalArgumentException("unknown option " + argument + "; there are " + NAMES);
            }
            given.put(pair[0], pair[1]);
        }
        return Arrays.stream(given.getOrDefault("cities", "20,1,340").split(","))
                .map(cities -> new Options(
                        number(given, "people", 200_000), Integer.parseInt(cities), number(given, "callers", 16),
                        number(given, "seconds", 20), number(given, "rounds", 3), !"off".equals(given.get("jobs"))))
                .toList();
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
    }
}
