package huiyu.policy.assessment;

import huiyu.policy.definition.Text;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.StringJoiner;
import java.util.function.Function;

/** Words an assessment: every period, amount, rule and clause, the inputs used, and why not. */
final class Explanation {
    private final ResourceBundle words;
    private final Function<Text, String> language;
    private final StringJoiner lines = new StringJoiner("\n");

    private Explanation(Locale locale, Function<Text, String> language) {
        this.words = ResourceBundle.getBundle("huiyu.policy.explanation", locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.language = language;
    }

    static String zh(Assessment assessment) {
        return new Explanation(Locale.CHINESE, Text::zh).write(assessment);
    }

    static String en(Assessment assessment) {
        return new Explanation(Locale.ENGLISH, Text::en).write(assessment);
    }

    private String write(Assessment a) {
        line("verdict." + a.verdict(), a.programme(), a.assessedOn());
        a.segments().forEach(s -> {
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
