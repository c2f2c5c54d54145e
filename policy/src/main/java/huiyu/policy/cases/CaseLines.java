package huiyu.policy.cases;

import huiyu.policy.definition.Values;
import huiyu.policy.definition.YamlTree;
import huiyu.policy.problem.PolicyException.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the line of a file of cases that a problem is about: in the reading, the case, or what all cases share. */
record CaseLines(YamlTree tree, String path) {
    private static final Pattern PROGRAMME = Pattern.compile("programmes\\.([^.]+)(.*)");

    /** The problem with its line, if something written there caused it. */
    String located(Problem problem) {
        String line = find(problem.subject()).map(number -> " (line " + number + ")").orElse("");
        return problem.code() + " " + problem.subject() + line + ": " + problem.en() + " " + problem.zh();
    }

    private Optional<Integer> find(String subject) {
        String inside = subject.startsWith(path + ".") ? subject.substring(path.length() + 1) : subject;
        return Stream.of(path + ".", path.replaceFirst("\\.readings.*", "") + ".", "")
            .flatMap(base -> places(base, inside).map(tree::findLine).flatMap(Optional::stream)).findFirst();
    }

    private Stream<String> places(String base, String subject) {
        Matcher programme = PROGRAMME.matcher(subject);
        Stream<String> written = Stream.of(base + subject, base + "facts." + subject, base + "parameters." + subject);
        return !programme.matches() ? written : IntStream.range(0, programmes(base).size())
            .filter(i -> programmes(base).get(i) instanceof Map<?, ?> map && programme.group(1).equals(map.get("code")))
            .mapToObj(i -> base + "programmes[" + i + "]" + programme.group(2)).flatMap(where -> Stream.of(where, parent(where)));
    }

    /** What is missing has no line of its own; its block has. */
    private static String parent(String where) {
        return where.substring(0, Math.max(where.lastIndexOf('.'), 0));
    }

    private List<Object> programmes(String base) {
        return Values.list(tree.at(base + "programmes"), one -> one);
    }
}
