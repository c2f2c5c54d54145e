package huiyu.policy.setting;

import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A field of a block, ready to be read: what the block says, or the values over time of the parameter it refers to. */
final class ReadyField {
    private final ParameterBook book;
    private final Parameter parameter;
    private final ReadyValue literal;
    private final Timeline<ReadyValue> values;
    private final LocalDate first;
    private final boolean table;
    /** Its choice among words, checked against those it knows. */
    final ReadyValue.Reader<String> choice;
    final String where;

    private ReadyField(ParameterBook book, Parameter parameter, ReadyValue literal, FieldSpec spec, String where) {
        this.book = book;
        this.parameter = parameter;
        this.literal = literal;
        this.where = where;
        List<Timeline.Entry<ReadyValue>> all = new ArrayList<>();
        if (parameter != null) {
            parameter.values().forEach(value -> all.add(new Timeline.Entry<>(value.valid(), ReadyValue.of(parameter, value))));
        }
        this.values = Timeline.of(all);
        this.first = all.isEmpty() ? null : values.entries().getFirst().period().from();
        this.table = parameter == null ? literal != null && literal.raw() instanceof Map : all.stream().anyMatch(entry -> entry.value().raw() instanceof Map);
        this.choice = (raw, place) -> {
            Schema.literal(spec, raw, place);
            return Values.text(raw, place);
        };
    }

    /** What a block says of a field, or what holds if it says nothing. */
    static ReadyField of(FieldSpec spec, Object raw, String path, ParameterBook book) {
        if (Schema.isReference(raw)) {
            Parameter parameter = book.get(((String) raw).substring(1));
            return new ReadyField(book, parameter, null, spec, parameter.key());
        }
        Object said = raw == null ? spec.fallback() : raw;
        String where = path + "." + spec.name();
        return new ReadyField(book, null, said == null ? null : ReadyValue.literal(said, where), spec, where);
    }

    boolean isSilent() {
        return parameter == null && literal == null;
    }

    boolean isTable() {
        return table;
    }

    /**
     * A choice or threshold on the rule day, or null. A rule that begins later is read as it will first be: whether it
     * applies to somebody is for its own dates to say. One that has ended is refused.
     */
    ReadyValue rule(LocalDate ruleDay) {
        return on(first != null && first.isAfter(ruleDay) ? first : ruleDay);
    }

    /** The value on a day, or null where the block says nothing. @throws huiyu.policy.problem.PolicyException if the parameter has none that day */
    ReadyValue on(LocalDate day) {
        if (parameter == null) {
            return literal;
        }
        for (Timeline.Entry<ReadyValue> entry : values.entries()) {
            if (entry.period().contains(day)) {
                return entry.value();
            }
        }
        book.getOn(parameter.key(), day);
        throw new IllegalStateException(parameter.key() + " has a value on " + day + " and none was read");
    }

    /** The values in a period, without a gap. */
    Timeline<ReadyValue> throughout(Period period) {
        if (parameter == null) {
            return Timeline.of(period, literal);
        }
        for (Timeline.Entry<ReadyValue> entry : values.entries()) {
            if (entry.period().contains(period)) {
                return Timeline.of(period, entry.value());
            }
        }
        book.getThroughout(parameter.key(), period);
        return values.crop(period);
    }
}
