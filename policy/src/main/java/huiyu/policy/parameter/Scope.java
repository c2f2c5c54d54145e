package huiyu.policy.parameter;

import huiyu.kernel.identifier.DivisionCode.Level;
import huiyu.kernel.time.Period;
import huiyu.policy.definition.Fields;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Whom a lock or a bound addresses, when, and which document says so. Shaanxi forbids counties to change the standard and
 * leaves the prefectures free.
 *
 * @param levels whose values it rules; empty for every level it reaches. COUNTY stands for counties and all below them
 * @param clause where in the document, or null
 * @param quote the words relied on, or null
 */
public record Scope(Set<Level> levels, Period valid, List<Citation> citations, String clause, String quote) {
    /** Everyone, always. */
    public static final Scope EVERYONE = new Scope(Set.of(), Period.ALWAYS, List.of(), null, null);

    private static final List<String> WORDS = List.of("province", "city", "county");

    /** @param setter the level that wants to set a value; null where none does (a what-if) */
    public boolean addresses(Level setter) {
        return levels.isEmpty() || setter != null && levels.contains(setter);
    }

    /** Reads {@code for}, {@code from}, {@code to}, {@code cite}, {@code clause}, {@code quote}. */
    static Scope read(Fields fields, Function<Fields, List<Citation>> citations) {
        Set<Level> levels = EnumSet.noneOf(Level.class);
        for (String word : fields.texts("for")) {
            level(word).ifPresentOrElse(levels::add, () -> fields.errors().add("INVALID_CHOICE", fields.path("for"),
                "应为其中之一：" + WORDS, "must be one of " + WORDS + ", not " + word));
        }
        return new Scope(Set.copyOf(levels), ParameterReader.period(fields), citations.apply(fields),
            fields.findText("clause").orElse(null), fields.findText("quote").orElse(null));
    }

    /** @param word province, city or county */
    public static Optional<Level> level(String word) {
        return WORDS.contains(word) ? Optional.of(Level.valueOf(word.toUpperCase(Locale.ROOT))) : Optional.empty();
    }

    /** The document and clause, for a refusal. */
    String source() {
        String title = citations.isEmpty() ? "" : " (" + citations.getFirst().title() + (clause == null ? "" : ", " + clause) + ")";
        return valid + title;
    }

    /** What is left of values that this rules out while it holds. */
    List<ParameterValue> without(List<ParameterValue> values) {
        return values.stream().flatMap(value -> List.of(
                Period.between(value.valid().from(), earlier(value.valid().until(), valid.from())),
                Period.between(later(value.valid().from(), valid.until()), value.valid().until())).stream()
            .flatMap(Optional::stream).map(value::during)).toList();
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
