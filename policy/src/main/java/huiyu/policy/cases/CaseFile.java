package huiyu.policy.cases;

import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Values;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads a file of cases: a map with {@code cases}, and beside it whatever all of them share ({@code pack}, {@code date},
 * {@code facts} …). A reading is the case again with some of it replaced.
 */
final class CaseFile {
    private static final Set<String> POLICY = Set.of("pack", "packs", "place", "parameters", "programmes", "new_facts");
    private final String file;
    private final YamlTree tree;

    private CaseFile(String file, YamlTree tree) {
        this.file = file;
        this.tree = tree;
    }

    /** @throws PolicyException if the file cannot be read at all; what is wrong inside a case is that case's failure */
    static List<PolicyCase> read(String file, String text) {
        YamlTree tree = YamlTree.parse(file, text);
        try {
            return new CaseFile(file, tree).cases(tree.map(file));
        } catch (PolicyException malformed) {
            throw new PolicyException(malformed.problems().stream().map(problem -> new Problem(problem.code(),
                file + ":" + tree.line(problem.subject()) + " " + problem.subject(), problem.zh(), problem.en())).toList());
        }
    }

    private List<PolicyCase> cases(Map<String, Object> root) {
        Map<String, Object> shared = new LinkedHashMap<>(root);
        Object listed = shared.remove("cases");
        List<PolicyCase> cases = new ArrayList<>();
        int index = 0;
        if (!(listed instanceof List<?>)) {
            throw new PolicyException("REQUIRED", file + ": cases", "须有 cases 列表", "the file needs a list under 'cases'");
        }
        for (Object item : Values.list(listed, one -> one)) {
            String path = "cases[" + index++ + "]";
            Map<String, Object> own = Values.map(item, path);
            Map<String, Object> whole = merge(sharedWith(own, shared), own);
            Object readings = whole.remove("readings");
            cases.add(policyCase(whole, path, ""));
            int count = 0;
            for (Object reading : Values.list(readings, one -> one)) {
                String at = path + ".readings[" + count++ + "]";
                Map<String, Object> changed = Values.map(reading, at);
                Map<String, Object> variant = merge(whole, changed);
                variant.put("expect", changed.get("expect"));
                variant.put("name", whole.get("name"));
                cases.add(policyCase(variant, at, " · " + Values.text(changed.get("name"), at + ".name")));
            }
        }
        return cases;
    }

    /** A case of another kind than the file's takes only the policy from what is shared, not the input. */
    private static Map<String, Object> sharedWith(Map<String, Object> own, Map<String, Object> shared) {
        Object common = shared.getOrDefault("kind", "assessment");
        if (common.equals(own.getOrDefault("kind", common))) {
            return shared;
        }
        Map<String, Object> policy = new LinkedHashMap<>(shared);
        policy.keySet().retainAll(POLICY);
        return policy;
    }

    private PolicyCase policyCase(Map<String, Object> whole, String path, String reading) {
        whole.values().removeIf(Objects::isNull);
        Fields fields = new Fields(whole, path, new Errors());
        String name = fields.text("name");
        PolicyCase made = new PolicyCase(file, tree, fields.findText("id"), name + reading,
            fields.findText("kind").orElse("assessment"), fields, fields.find("expect", Values::map).orElse(Map.of()));
        fields.raw("because");
        return made;
    }

    /** Maps are merged key by key, everything else is replaced; at the top, an empty value takes away what the cases share. */
    private static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        Map<String, Object> result = new LinkedHashMap<>(base);
        over.forEach((key, value) -> {
            boolean both = value instanceof Map && base.get(key) instanceof Map && !key.equals("expect");
            result.put(key, both ? merge(Values.map(base.get(key), key), Values.map(value, key)) : value);
        });
        return result;
    }
}
