package huiyu.policy.cases;

import huiyu.policy.definition.Fields;
import huiyu.policy.definition.YamlTree;
import java.util.Map;
import java.util.Optional;

/**
 * One case, or one reading of a case.
 *
 * @param file where it stands; the tree knows the lines
 * @param name its sentence
 * @param kind what is asked, {@code assessment} unless it says otherwise
 * @param input everything but name, kind and expectation
 */
record PolicyCase(String file, YamlTree tree, Optional<String> id, String name, String kind, Fields input, Map<String, Object> expect) {
    int line() {
        return tree.line(input.path());
    }

    String title() {
        return id.map(number -> number + " ").orElse("") + name;
    }
}
