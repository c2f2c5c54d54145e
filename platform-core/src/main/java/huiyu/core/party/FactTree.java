package huiyu.core.party;

import huiyu.core.party.FactStore.CurrentFact;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes of stored facts what rules read: one value, or a list of {@code {value, from, to}}. Facts of one file never
 * overlap; those of merged files may, and then the later-made one holds.
 */
@Component
class FactTree {

    private static final Comparator<CurrentFact> OLDER_FIRST = Comparator.comparing(fact -> fact.rank().toString());

    private final JsonMapper json;

    FactTree(JsonMapper json) {
        this.json = json;
    }

    /** Of a fact that does not change over time: what holds last. */
    Object scalar(List<CurrentFact> facts) {
        List<Timeline.Entry<String>> entries = overlaid(facts).entries();
        return read(entries.getLast().value());
    }

    /** @param several whether values of one attribute may hold at once; then each has a line of its own */
    List<Map<String, Object>> dated(List<CurrentFact> facts, boolean several) {
        if (!several) {
            return overlaid(facts).entries().stream()
                    .filter(entry -> !entry.value().equals(StoredFact.ABSENT))
                    .map(entry -> dated(read(entry.value()), entry.period()))
                    .toList();
        }
        List<Map<String, Object>> all = new ArrayList<>();
        Map<String, List<CurrentFact>> byItem = facts.stream()
                .filter(fact -> !fact.fact().item().isEmpty())
                .collect(Collectors.groupingBy(fact -> fact.fact().item(), TreeMap::new, Collectors.toList()));
        List<CurrentFact> none =
                facts.stream().filter(fact -> fact.fact().item().isEmpty()).toList();
        byItem.forEach((item, ofItem) -> {
            List<CurrentFact> both = new ArrayList<>(ofItem);
            both.addAll(none);
            overlaid(both).entries().stream()
                    .filter(entry -> entry.value().equals(StoredFact.HOLDS))
                    .forEach(entry -> all.add(dated(item, entry.period())));
        });
        return all;
    }

    /** What holds now, line by line, as it would be recorded; household facts begin with {@code family.}. */
    List<FactValue> current(List<CurrentFact> ofPerson, List<CurrentFact> ofHousehold) {
        List<FactValue> lines = new ArrayList<>(lines("", ofPerson));
        lines.addAll(lines(FactVocabulary.FAMILY, ofHousehold));
        return lines;
    }

    private List<FactValue> lines(String subject, List<CurrentFact> facts) {
        List<FactValue> lines = new ArrayList<>();
        facts.stream()
                .collect(Collectors.groupingBy(
                        fact -> subject + fact.fact().attribute()
                                + (fact.fact().item().isEmpty() ? "" : "." + fact.fact().item()),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((name, ofName) -> overlaid(ofName).entries().forEach(entry -> lines.add(new FactValue(
                        name,
                        Optional.ofNullable(read(entry.value())),
                        entry.period().startsOpen() ? Optional.empty() : Optional.of(entry.period().from()),
                        entry.period().lastDay()))));
        return lines;
    }

    private static Timeline<String> overlaid(List<CurrentFact> facts) {
        List<Timeline.Entry<String>> entries = facts.stream()
                .sorted(OLDER_FIRST)
                .map(fact -> new Timeline.Entry<>(fact.fact().period(), fact.fact().value()))
                .toList();
        return Timeline.overlay(entries, (older, newer) -> newer).compress();
    }

    private static Map<String, Object> dated(Object value, Period period) {
        Map<String, Object> dated = new LinkedHashMap<>();
        dated.put("value", value);
        if (!period.startsOpen()) {
            dated.put("from", period.from().toString());
        }
        period.lastDay().map(LocalDate::toString).ifPresent(day -> dated.put("to", day));
        return dated;
    }

    Object read(String value) {
        return json.readValue(value, Object.class);
    }
}
