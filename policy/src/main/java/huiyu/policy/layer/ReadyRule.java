package huiyu.policy.layer;

import huiyu.kernel.time.Period;
import huiyu.policy.assessment.ParameterUse;
import huiyu.policy.bill.HeldStatus;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.ParameterLookup;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule with its parameters read for one stretch of time. They are read when the rule is first needed: a value that does
 * not exist is refused for those whom the rule is for, and for nobody else.
 */
final class ReadyRule {
    private static final List<String> NO_STATUS = List.of("");
    private final String layer;
    private final String programme;
    private final LayerDefinition definition;
    private final LayerRule rule;
    private final ParameterBook book;
    private final LocalDate day;
    private volatile Read read;

    private record Read(Map<String, Set<String>> when, String statusHeld, Set<String> statuses, boolean looksAtStatus) {}

    private record Compiled(Formula formula, List<ParameterUse> uses) {}

    private volatile Compiled compiled;

    ReadyRule(String layer, String programme, LayerDefinition definition, LayerRule rule, ParameterBook book, LocalDate day) {
        this.layer = layer;
        this.programme = programme;
        this.definition = definition;
        this.rule = rule;
        this.book = book;
        this.day = day;
    }

    String programme() {
        return programme;
    }

    LayerRule rule() {
        return rule;
    }

    /**
     * Whether the rule is for such a bill and person, statuses aside. What is known is looked at first, so that nothing is
     * asked of whom the rule is not for anyway, in whatever order it names its conditions.
     */
    boolean matches(LayerInput input) {
        String unknown = null;
        for (Map.Entry<String, Set<String>> condition : read().when().entrySet()) {
            String word = Dimension.find(condition.getKey(), input, null);
            if (word == null) {
                unknown = condition.getKey();
            } else if (!condition.getValue().contains(word)) {
                return false;
            }
        }
        if (unknown != null) {
            throw Dimension.missing(unknown);
        }
        return true;
    }

    /** The statuses to try the rule for; an empty word stands for none. Empty if the rule needs one that is not held. */
    List<String> statuses(LayerInput input) {
        Read ready = read();
        if (!ready.looksAtStatus()) {
            return NO_STATUS;
        }
        List<String> tried = new ArrayList<>();
        for (HeldStatus held : input.insured().statuses()) {
            boolean wanted = ready.statuses() == null || ready.statuses().contains(held.status());
            if (wanted && isHeld(held.period(), ready.statusHeld(), input)) {
                tried.add(held.status());
            }
        }
        if (ready.statuses() == null) {
            tried.add("");
        }
        return tried;
    }

    private static boolean isHeld(Period period, String moment, LayerInput input) {
        return switch (moment) {
            case "at_discharge" -> period.contains(input.episodeTo());
            case "any_day" -> !period.from().isAfter(input.episodeTo()) && period.until().isAfter(input.episodeFrom());
            default -> period.contains(input.episodeFrom());
        };
    }

    Formula formula() {
        return compiled().formula();
    }

    List<ParameterUse> uses() {
        return compiled().uses();
    }

    private Compiled compiled() {
        Compiled ready = compiled;
        if (ready == null) {
            ParameterLookup lookup = new ParameterLookup(book, day);
            readWhen(lookup);
            Formula formula = rule.shape().compile(new Settings(rule.settings(), lookup), new RuleName(layer, rule.code()));
            ready = new Compiled(formula, lookup.uses());
            compiled = ready;
        }
        return ready;
    }

    private Read read() {
        Read ready = read;
        if (ready == null) {
            ready = readWhen(new ParameterLookup(book, day));
            read = ready;
        }
        return ready;
    }

    private Read readWhen(ParameterLookup lookup) {
        Map<String, Set<String>> when = new LinkedHashMap<>();
        rule.when().forEach((dimension, words) -> when.put(dimension,
            words.stream().flatMap(word -> words(word, lookup).stream()).collect(Collectors.toUnmodifiableSet())));
        Set<String> statuses = when.remove(Dimension.STATUS);
        String held = words(definition.statusHeld(), lookup).getFirst();
        if (!LayerReader.MOMENTS.contains(held)) {
            String words = String.join(", ", LayerReader.MOMENTS);
            throw new PolicyException("INVALID_CHOICE", programme + ".status_held", "应为其中之一：" + words, "must be one of " + words + ", not " + held);
        }
        return new Read(when, held, statuses, statuses != null || looksAtStatus());
    }

    private boolean looksAtStatus() {
        return rule.settings().values().entrySet().stream().anyMatch(entry -> entry.getKey().equals("tilt_statuses")
            || entry.getKey().endsWith("_by") && Values.list(entry.getValue(), String::valueOf).contains(Dimension.STATUS));
    }

    private List<String> words(Object word, ParameterLookup lookup) {
        return Schema.isReference(word) ? Values.list(lookup.on(((String) word).substring(1), day), item -> Values.text(item, programme))
            : List.of(String.valueOf(word));
    }
}
