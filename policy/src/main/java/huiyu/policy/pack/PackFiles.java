package huiyu.policy.pack;

import huiyu.policy.definition.Values;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of one pack, put together; knows in which file and line something of the whole stands. */
record PackFiles(Map<String, YamlTree> byName) {
    private static final Pattern ITEM = Pattern.compile("([a-z_]+)\\[([0-9]+)](.*)");

    Map<String, Object> whole() {
        Map<String, Object> whole = new LinkedHashMap<>();
        byName.forEach((name, tree) -> whole.putAll(PackReader.join(whole, tree.map(name), name)));
        return whole;
    }

    /** The same problems, each naming file and line before its field. */
    PolicyException located(PolicyException broken) {
        return new PolicyException(broken.problems().stream().map(problem ->
            new Problem(problem.code(), place(problem.subject()) + problem.subject(), problem.zh(), problem.en())).toList());
    }

    private String place(String path) {
        Matcher item = ITEM.matcher(path);
        if (!item.matches()) {
            return byName.entrySet().stream().filter(file -> file.getValue().findLine(path).isPresent()).findFirst()
                .map(file -> at(file.getKey(), file.getValue(), path)).orElse("");
        }
        int index = Integer.parseInt(item.group(2));
        for (Map.Entry<String, YamlTree> file : byName.entrySet()) {
            List<Object> items = Values.list(file.getValue().at(item.group(1)), one -> one);
            if (index < items.size()) {
                return at(file.getKey(), file.getValue(), item.group(1) + "[" + index + "]" + item.group(3));
            }
            index -= items.size();
        }
        return "";
    }

    private static String at(String name, YamlTree tree, String path) {
        return name + ":" + tree.line(path) + " ";
    }
}
