package huiyu.policy.assessment;

import huiyu.kernel.money.Money;
import huiyu.policy.definition.Text;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Words an assessment: every period, amount, rule and clause, the inputs used, and why not; and beside the last decision,
 * what changes.
 */
public final class Explanation {

    /** Instalments in a row that change from one amount to another. */
    public record Change(String component, LocalDate from, LocalDate to, Money before, Money after) {}

    /**
     * Against the decision that stood before.
     *
     * @param total new less former
     */
    public record Changes(Money total, List<Change> items) {}


    private final ResourceBundle words;
    private final Function<Text, String> language;
    private final StringJoiner lines = new StringJoiner("\n");

    private Explanation(Locale locale, Function<Text, String> language) {
        this.words = ResourceBundle.getBundle("huiyu.policy.explanation", locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.language = language;
    }

    /**
     * As one text for family, caseworker and auditor, line by line: Chinese.
     *
     * @param programme its name
     * @param changes against the decision before; empty for the first one
     */
    public static String zh(Assessment assessment, Text programme, Optional<Changes> changes) {
        return new Explanation(Locale.CHINESE, Text::zh).write(assessment, programme, changes);
    }

    /** As {@link #zh}: English. */
    public static String en(Assessment assessment, Text programme, Optional<Changes> changes) {
        return new Explanation(Locale.ENGLISH, Text::en).write(assessment, programme, changes);
    }

    private String write(Assessment a, Text programme, Optional<Changes> changes) {
        line("verdict." + a.verdict(), language.apply(programme), a.assessedOn());
        changes.ifPresent(against -> changed(a, against));
        EntitlementSegment.joined(a.segments()).forEach(s -> {
            line("segment." + s.cadence(), language.apply(s.name()), s.from(), s.to(), s.amount(), s.count(), s.total());
            if (s.cadence() == Cadence.YEAR && s.months() > 0) {
                line("segment.months", s.months());
            }
            s.clauses().forEach(clause -> line("clause", clause));
        });
        if (!a.segments().isEmpty()) {
            line("total", a.total());
        }
        a.reasons().forEach(r -> line(r.clause() == null ? "reason" : "reason.clause", r.code(), language.apply(r.text()), r.clause()));
        a.questions().forEach(q -> line("question", q.fact(), language.apply(q.text())));
        a.findings().forEach(f -> line(f.clause() == null ? "finding" : "finding.clause",
            words.getString("outcome." + f.outcome()), language.apply(f.name()), inputs(f), f.clause()));
        a.parameters().forEach(this::parameter);
        return lines.toString();
    }

    private void changed(Assessment a, Changes against) {
        Money total = against.total();
        String direction = total.isZero() ? against.items().isEmpty() ? "same" : "moved" : total.isNegative() ? "less" : "more";
        line("change." + direction, total.isNegative() ? total.negated() : total);
        against.items().forEach(item -> line("change.item", componentName(a, item.component()), item.from(), item.to(), item.before(), item.after()));
    }

    /** The code of one that is granted no more. */
    private String componentName(Assessment a, String component) {
        return a.segments().stream().filter(segment -> segment.component().equals(component)).findFirst()
            .map(segment -> language.apply(segment.name())).orElse(component);
    }

    private static String inputs(Finding finding) {
        StringJoiner joiner = new StringJoiner(", ");
        finding.inputs().forEach((key, value) -> joiner.add(key + " = " + value));
        return joiner.toString();
    }

    private void parameter(ParameterUse p) {
        line("parameter." + p.basis(), language.apply(p.name()), p.value(), p.key());
        p.citations().forEach(citation -> line("citation", citation.title(), citation.url() == null ? "" : citation.url()));
        if (p.quote() != null) {
            line("quote", p.quote());
        }
    }

    private void line(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        lines.add(new MessageFormat(words.getString(key), Locale.ROOT).format(texts));
    }
}
