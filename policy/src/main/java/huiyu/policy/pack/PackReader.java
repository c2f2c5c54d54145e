package huiyu.policy.pack;

import huiyu.kernel.identifier.DivisionCatalogue.Division;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.kernel.time.Period;
import huiyu.kernel.time.WorkingCalendar;
import huiyu.policy.definition.Errors;
import huiyu.policy.definition.Fields;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import huiyu.policy.fact.FactAttribute;
import huiyu.policy.fact.FactCatalogue;
import huiyu.policy.parameter.Citation;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import huiyu.policy.parameter.ParameterReader;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.programme.Programme;
import huiyu.policy.programme.ProgrammeReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads a pack from a plain tree: YAML files put together, or JSON from a database. */
public final class PackReader {
    private PackReader() {}

    /**
     * @param upper the parameters of the levels above
     * @throws PolicyException with all errors found, each naming its field path
     */
    public static Pack read(Map<String, Object> tree, ParameterBook upper) {
        return read(tree, upper, List.of());
    }

    /** @param above the programmes of the levels above: one of the same code replaces only the fields it names */
    public static Pack read(Map<String, Object> tree, ParameterBook upper, List<Programme> above) {
        Errors errors = new Errors();
        Fields fields = new Fields(tree, "", errors);
        String id = fields.text("id");
        Map<String, Citation> sources = new LinkedHashMap<>();
        fields.named("sources").forEach((source, block) -> sources.put(source, Citation.read(source, block)));
        ParameterReader reader = new ParameterReader(id, sources, upper);
        List<FactAttribute> facts = FactCatalogue.read(fields.named("facts"));
        List<Parameter> parameters = fields.blocks("parameters").stream().map(reader::read).toList();
        List<Programme> programmes = new ArrayList<>();
        for (Object programme : fields.find("programmes", (raw, where) -> Values.list(raw, item -> item)).orElse(List.of())) {
            String path = "programmes[" + programmes.size() + "]";
            programmes.add(ProgrammeReader.read(whole(Values.map(programme, path), above), path, id, errors));
        }
        Map<String, Text> reasons = new LinkedHashMap<>();
        fields.find("reasons", Values::map).orElse(Map.of()).forEach((code, text) -> reasons.put(code, Text.read(text, code)));
        DivisionCode division = fields.find("division", (raw, where) -> new DivisionCode(Values.text(raw, where))).orElse(DivisionCode.NATION);
        Pack pack = new Pack(id, fields.required("name", Text::read), division, division.level(),
            fields.texts("builds_on"), sources, facts, parameters, List.copyOf(programmes), reasons, calendar(fields),
            fields.blocks("divisions").stream().map(PackReader::division).toList(), tree);
        fields.texts("files");
        fields.find("doc", Text::read);
        fields.close();
        errors.throwIfAny();
        return pack;
    }

    /** A programme's tree with the fields it does not name taken from the level above. */
    static Map<String, Object> whole(Map<String, Object> tree, Collection<Programme> above) {
        Map<String, Object> whole = new LinkedHashMap<>();
        above.stream().filter(programme -> programme.code().equals(tree.get("code"))).forEach(programme -> whole.putAll(programme.tree()));
        whole.putAll(tree);
        return whole;
    }

    private static WorkingCalendar calendar(Fields fields) {
        List<Integer> years = new ArrayList<>();
        List<LocalDate> daysOff = new ArrayList<>();
        List<LocalDate> workdays = new ArrayList<>();
        fields.named("calendar").forEach((year, block) -> {
            years.add(Values.whole(year, block.path()));
            daysOff.addAll(dates(block, "days_off"));
            workdays.addAll(dates(block, "make_up_workdays"));
            block.findText("notice");
            block.close();
        });
        return new WorkingCalendar(years, daysOff, workdays);
    }

    private static List<LocalDate> dates(Fields block, String field) {
        return block.find(field, (raw, where) -> Values.list(raw, item -> Values.date(item, where))).orElse(List.of());
    }

    private static Division division(Fields fields) {
        DivisionCode code = fields.required("code", (raw, where) -> new DivisionCode(Values.text(raw, where)));
        Division division = new Division(code, fields.text("zh"), fields.findText("en").orElse(""),
            Period.ofDays(fields.findDate("from").orElse(null), fields.findDate("to").orElse(null)));
        fields.close();
        return division;
    }

    /** Lays one pack's files over each other: lists are joined, maps merged, other keys must not repeat. */
    public static Map<String, Object> join(Map<String, Object> one, Map<String, Object> other, String file) {
        Map<String, Object> joined = new LinkedHashMap<>(one);
        other.forEach((key, value) -> joined.merge(key, value, (a, b) -> {
            if (a instanceof List<?> first && b instanceof List<?> second) {
                return Stream.concat(first.stream(), second.stream()).toList();
            }
            if (a instanceof Map<?, ?> && b instanceof Map<?, ?>) {
                return join(Values.map(a, key), Values.map(b, key), file);
            }
            throw new PolicyException("DUPLICATE_KEY", file + " " + key, "键重复", "the key appears in two files of the pack");
        }));
        return joined;
    }
}
