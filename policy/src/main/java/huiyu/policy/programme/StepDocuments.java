package huiyu.policy.programme;

import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.problem.PolicyException.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The documents that review steps ask for 环节要求的材料: texts {@code <unit level>:<role>:<document>} in {@code
 * casework.review.documents}, or under that key with a programme's code. What is not on the programme's item list may not be
 * asked for: policy that does is refused, and a step of it does not load.
 */
public final class StepDocuments {
    public static final String KEY = "casework.review.documents";

    private StepDocuments() {}

    /**
     * The documents each step asks for on a day.
     *
     * @throws PolicyException MATERIAL_NOT_ON_ITEM_LIST naming each document that may not be asked for
     */
    public static Map<String, List<String>> on(ParameterBook book, Programme programme, LocalDate day) {
        List<String> asked = parameter(book, programme.code()).flatMap(parameter -> on(parameter, day)).map(StepDocuments::texts).orElse(List.of());
        List<String> allowed = list(book, programme).flatMap(parameter -> on(parameter, day)).map(StepDocuments::texts).orElse(List.of());
        List<Problem> problems = asked.stream().filter(entry -> !allowed.contains(document(entry))).map(entry -> problem(KEY, entry)).toList();
        if (!problems.isEmpty()) {
            throw new PolicyException(problems);
        }
        Map<String, List<String>> byStep = new TreeMap<>();
        asked.forEach(entry -> byStep.computeIfAbsent(entry.substring(0, entry.lastIndexOf(':')), step -> new ArrayList<>()).add(document(entry)));
        return byStep;
    }

    /** What steps ask for outside the item lists, at any time; each problem names the parameter that asks. */
    public static List<Problem> problems(ParameterBook book, Collection<Programme> programmes) {
        Set<Problem> problems = new LinkedHashSet<>();
        for (Programme programme : programmes) {
            parameter(book, programme.code()).ifPresent(asking -> asking.values().forEach(value -> texts(value).stream()
                .filter(entry -> !isAllowedThroughout(list(book, programme), value, document(entry)))
                .forEach(entry -> problems.add(problem(asking.key(), entry)))));
        }
        return List.copyOf(problems);
    }

    private static boolean isAllowedThroughout(Optional<Parameter> list, ParameterValue asking, String document) {
        List<ParameterValue> meanwhile = list.map(Parameter::values).orElse(List.of()).stream()
            .filter(value -> value.valid().overlaps(asking.valid())).toList();
        return !meanwhile.isEmpty() && meanwhile.stream().allMatch(value -> texts(value).contains(document));
    }

    private static Optional<Parameter> parameter(ParameterBook book, String programme) {
        return book.find(KEY + "." + programme).or(() -> book.find(KEY));
    }

    private static Optional<Parameter> list(ParameterBook book, Programme programme) {
        return programme.materials().flatMap(book::find);
    }

    private static Optional<ParameterValue> on(Parameter parameter, LocalDate day) {
        return parameter.values().stream().filter(value -> value.valid().contains(day)).findFirst();
    }

    private static List<String> texts(ParameterValue value) {
        return Values.list(value.raw(), item -> Values.text(item, KEY));
    }

    private static String document(String entry) {
        return entry.substring(entry.lastIndexOf(':') + 1);
    }

    private static Problem problem(String key, String entry) {
        return new Problem("MATERIAL_NOT_ON_ITEM_LIST", key, "事项清单之外的材料，不得要求提供：" + entry, "not on the item list; it must not be asked for: " + entry);
    }
}
