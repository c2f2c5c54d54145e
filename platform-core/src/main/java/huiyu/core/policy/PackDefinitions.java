package huiyu.core.policy;

import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Which shipped pack defines a parameter or a programme in full: whoever loads a pack that leans on one from above is told
 * where that is to be found.
 */
@Component
class PackDefinitions {

    private static final Set<String> MISSING = Set.of("UPPER_DEFINITION_MISSING", "PARAMETER_UNKNOWN");

    /** A pack that defines it. */
    private record Defining(String pack, Text name) {}

    private final ShippedPacks packs;
    private volatile Map<String, List<Defining>> byKey;

    PackDefinitions(ShippedPacks packs) {
        this.packs = packs;
    }

    /** The problem with the packs that define what is missing; as it is when it is another one or no pack does. */
    Problem explained(Problem problem) {
        if (!MISSING.contains(problem.code())) {
            return problem;
        }
        String key = key(problem);
        List<Defining> defining = definitions().getOrDefault(key, List.of());
        if (defining.isEmpty()) {
            return problem;
        }
        String zh = String.join("、", defining.stream().map(one -> one.pack() + "(" + one.name().zh() + ")").toList());
        String en = String.join(", ", defining.stream().map(one -> one.pack() + " (" + one.name().en() + ")").toList());
        return new Problem(
                problem.code(), problem.subject(),
                problem.zh() + ";" + key + " 由政策包 " + zh + " 定义,须先在本级或上级载入",
                problem.en() + "; " + key + " is defined in pack " + en + ", which is to be loaded first, here or at a level above");
    }

    /** What a reference is to stands at the end of its problem; other problems are about their subject. */
    private static String key(Problem problem) {
        int colon = problem.en().lastIndexOf(": ");
        return colon < 0 ? problem.subject() : problem.en().substring(colon + 2);
    }

    private Map<String, List<Defining>> definitions() {
        if (byKey == null) {
            Map<String, List<Defining>> read = new TreeMap<>();
            packs.list().forEach(pack -> add(read, pack));
            byKey = read;
        }
        return byKey;
    }

    private static void add(Map<String, List<Defining>> byKey, PackSource pack) {
        Map<String, Object> tree = pack.tree();
        Defining defining = new Defining(pack.name(), Text.read(tree.get("name"), "name"));
        add(byKey, defining, tree.get("parameters"), "key", parameter -> parameter.containsKey("type"));
        add(byKey, defining, tree.get("programmes"), "code", LevelProgrammes::isWhole);
    }

    private static void add(
            Map<String, List<Defining>> byKey, Defining pack, Object definitions, String name,
            Predicate<Map<String, Object>> whole) {
        Values.list(definitions, item -> Values.map(item, name)).stream()
                .filter(whole)
                .forEach(definition -> byKey
                        .computeIfAbsent(String.valueOf(definition.get(name)), key -> new ArrayList<>())
                        .add(pack));
    }
}
