package huiyu.core.policy;

import huiyu.policy.PolicyBook;
import huiyu.policy.condition.Condition;
import huiyu.policy.definition.Text;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.programme.Component;
import huiyu.policy.programme.Programme;
import huiyu.policy.programme.Window;
import huiyu.policy.setting.Block;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What anybody may read about a programme: for whom, how much, how to apply and be paid, by which clauses. Made of what is
 * approved and nothing else; values that begin later are there with their days. Pure.
 *
 * @param who conditions, all of which must be met
 * @param howMuch one rule per payment
 * @param how windows of application, the payment calendar
 * @param documents all that is cited, once each
 */
record ProgrammePage(
        Programme programme, List<Rule> who, List<Amount> howMuch, List<Rule> how, Collection<Citation> documents) {

    /** @param inner the conditions inside an "all", "any" or "not" */
    record Rule(String kind, Text says, String clause, List<Setting> settings, List<Rule> inner) {}

    /** @param who conditions of this payment alone */
    record Amount(String code, Text name, Text says, String clause, List<Setting> settings, List<Rule> who) {}

    /** @param parameter empty for what the programme fixes itself */
    record Setting(String name, Text says, Optional<Parameter> parameter, List<Value> values) {}

    /** @param from null for always */
    record Value(Object raw, LocalDate from, LocalDate to, boolean reading, String clause, String quote, List<Citation> documents) {}

    static ProgrammePage of(PolicyBook book, Programme programme, LocalDate day) {
        Reader reader = new Reader(book, day);
        List<Rule> who = programme.conditions().stream().map(reader::rule).toList();
        List<Amount> howMuch = programme.components().stream().map(reader::amount).toList();
        List<Rule> how = Stream.concat(
                        programme.windows().stream().map(reader::window),
                        programme.payment().stream().map(block -> reader.rule(block, null, List.of())))
                .toList();
        return new ProgrammePage(programme, who, howMuch, how, reader.cited.values());
    }

    /** Reads blocks against the parameters of a book, and remembers what is cited. */
    private static final class Reader {

        private final PolicyBook book;
        private final LocalDate day;
        private final Map<String, Citation> cited = new LinkedHashMap<>();

        private Reader(PolicyBook book, LocalDate day) {
            this.book = book;
            this.day = day;
        }

        private Rule rule(Condition condition) {
            return rule(
                    condition.block(), condition.clause(), condition.children().stream().map(this::rule).toList());
        }

        private Rule rule(Block block, String clause, List<Rule> inner) {
            return new Rule(block.schema().kind(), block.schema().doc(), clause, settings(block), inner);
        }

        private Rule window(Window window) {
            List<Rule> cohort = window.cohort().map(block -> rule(block, null, List.of())).stream().toList();
            return rule(window.settings(), null, cohort);
        }

        private Amount amount(Component component) {
            List<Rule> who = new ArrayList<>();
            component.cohort().ifPresent(block -> who.add(rule(block, null, List.of())));
            component.conditions().forEach(condition -> who.add(rule(condition)));
            Block settings = component.settings();
            return new Amount(
                    component.code(), component.name(), settings.schema().doc(), component.clause(), settings(settings), who);
        }

        private List<Setting> settings(Block block) {
            return block.schema().fields().stream()
                    .filter(field -> block.values().get(field.name()) != null)
                    .map(field -> setting(field, block.values().get(field.name())))
                    .toList();
        }

        private Setting setting(FieldSpec field, Object raw) {
            if (!Schema.isReference(raw)) {
                return new Setting(field.name(), field.doc(), Optional.empty(), List.of(new Value(raw, null, null, false, null, null, List.of())));
            }
            Parameter parameter = book.parameters().get(((String) raw).substring(1));
            return new Setting(
                    field.name(), field.doc(), Optional.of(parameter),
                    parameter.values().stream()
                            .filter(value -> value.valid().lastDay().map(last -> !last.isBefore(day)).orElse(true))
                            .map(this::value)
                            .toList());
        }

        private Value value(ParameterValue value) {
            value.citations().forEach(citation -> cited.putIfAbsent(citation.source(), citation));
            return new Value(
                    value.raw(), value.valid().startsOpen() ? null : value.valid().from(), value.valid().lastDay().orElse(null),
                    value.basis() == ParameterValue.Basis.READING, value.clause(), value.quote(), value.citations());
        }
    }
}
