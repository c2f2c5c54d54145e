package huiyu.core.decision;

import huiyu.core.db.Read;
import huiyu.core.policy.PolicyBooks;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.time.Period;
import huiyu.policy.PolicyBook;
import huiyu.policy.definition.Text;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterType;
import huiyu.policy.parameter.ParameterValue;
import huiyu.policy.programme.Programme;
import huiyu.policy.programme.ProgrammeReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What of a tenant's policy a decision rests on, as a plain tree: the programme, the one it is combined with, and all
 * parameters they refer to with their dated values. Enough to make the same policy book again when the tenant's has long
 * changed; the official calendar, the fact catalogue and the wording of reasons are taken from today's.
 */
@Component
class PolicySnapshot {

    private final PolicyBooks books;

    PolicySnapshot(PolicyBooks books) {
        this.books = books;
    }

    Map<String, Object> of(Read read, String programme, LocalDate on, Optional<UUID> district) {
        PolicyBook book = district.isPresent() ? books.bookFor(read, on, district.get()) : books.bookFor(read, on);
        List<Programme> programmes = withPartner(book, programme);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("place", book.place().code());
        map.put("programmes", programmes.stream()
                .map(each -> Map.of("level", each.level(), "tree", each.tree()))
                .toList());
        map.put("parameters", programmes.stream()
                .flatMap(Programme::references)
                .distinct()
                .map(key -> parameter(book.parameters().get(key)))
                .toList());
        return map;
    }

    private static List<Programme> withPartner(PolicyBook book, String code) {
        List<Programme> programmes = new ArrayList<>(List.of(book.getProgramme(code)));
        if (programmes.getFirst().tree().get("combine") instanceof Map<?, ?> combine) {
            book.findProgramme(String.valueOf(combine.get("with"))).ifPresent(programmes::add);
        }
        return programmes;
    }

    private static Map<String, Object> parameter(Parameter parameter) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("key", parameter.key());
        map.put("type", parameter.type().name());
        map.put("level", parameter.level());
        map.put("name", parameter.name().toMap());
        map.put("unit", parameter.unit());
        map.put("choices", parameter.choices());
        map.put("values", parameter.values().stream().map(PolicySnapshot::value).toList());
        return map;
    }

    private static Map<String, Object> value(ParameterValue value) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("raw", value.raw());
        map.put("from", value.valid().startsOpen() ? null : value.valid().from().toString());
        map.put("to", value.valid().lastDay().map(LocalDate::toString).orElse(null));
        map.put("basis", value.basis().name());
        map.put("citations", value.citations().stream().map(Citation::toMap).toList());
        map.put("clause", value.clause());
        map.put("quote", value.quote());
        return map;
    }

    /** The policy book a snapshot was taken of, as far as the decision needs it. */
    PolicyBook bookOf(Read read, Map<String, Object> snapshot, LocalDate on) {
        PolicyBook today = books.bookFor(read, on);
        return PolicyBook.of(
                new DivisionCode((String) snapshot.get("place")),
                ParameterBook.empty().overlay(maps(snapshot, "parameters").map(PolicySnapshot::readParameter).toList()),
                maps(snapshot, "programmes").map(PolicySnapshot::readProgramme).toList(),
                today.facts(),
                today.calendar(),
                today.reasons());
    }

    @SuppressWarnings("unchecked")
    private static Programme readProgramme(Map<String, Object> map) {
        return ProgrammeReader.read((Map<String, Object>) map.get("tree"), (String) map.get("level"));
    }

    @SuppressWarnings("unchecked")
    private static Parameter readParameter(Map<String, Object> map) {
        Text name = Text.read(map.get("name"), "name");
        return new Parameter(
                (String) map.get("key"),
                ParameterType.valueOf((String) map.get("type")),
                (String) map.get("level"),
                name,
                name,
                (String) map.get("unit"),
                (List<String>) map.get("choices"),
                List.of(),
                List.of(),
                maps(map, "values").map(PolicySnapshot::readValue).toList());
    }

    private static ParameterValue readValue(Map<String, Object> map) {
        return new ParameterValue(
                map.get("raw"),
                Period.ofDays(day(map.get("from")), day(map.get("to"))),
                ParameterValue.Basis.valueOf((String) map.get("basis")),
                maps(map, "citations").map(Citation::ofMap).toList(),
                (String) map.get("clause"),
                (String) map.get("quote"));
    }

    private static LocalDate day(Object text) {
        return text == null ? null : LocalDate.parse((String) text);
    }

    @SuppressWarnings("unchecked")
    private static Stream<Map<String, Object>> maps(Map<String, Object> map, String key) {
        return ((List<Map<String, Object>>) map.get(key)).stream();
    }
}
