package huiyu.core.policy;

import huiyu.core.db.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.springframework.stereotype.Component;

/** A tenant's own policy as the files of a pack, at all its dates. Districts' values have no place in a pack. */
@Component
class PackExport {

    private final PolicyEntryStore entries;
    private final PolicyLevelStore levels;

    PackExport(PolicyEntryStore entries, PolicyLevelStore levels) {
        this.entries = entries;
        this.levels = levels;
    }

    PackSource export(Read read) {
        PolicyLevel place = levels.listLevels(read).getLast();
        List<PolicyEntry> own = entries.listOwn(read).stream()
                .filter(entry -> entry.slot().orgUnitId() == null)
                .toList();
        Map<String, Object> pack = new LinkedHashMap<>();
        pack.put("id", place.divisionCode());
        pack.put("name", Map.of("zh", place.nameZh(), "en", place.nameEn()));
        pack.put("division", place.divisionCode());
        pack.put("files", List.of("parameters.yaml", "programmes.yaml"));
        putNamed(pack, "sources", own, EntryKind.DOCUMENT);
        putNamed(pack, "facts", own, EntryKind.FACT);
        putNamed(pack, "reasons", own, EntryKind.REASON);
        putNamed(pack, "calendar", own, EntryKind.CALENDAR);
        Map<String, String> files = new TreeMap<>();
        files.put("pack.yaml", yaml(pack));
        files.put("parameters.yaml", yaml(Map.of("parameters", parameters(own))));
        files.put("programmes.yaml", yaml(Map.of("programmes", programmes(own))));
        of(own, EntryKind.CASE).forEach(entry -> files.put(entry.slot().key() + ".yaml", yaml(entry.content())));
        return new PackSource(place.divisionCode(), files);
    }

    private static List<PolicyEntry> of(List<PolicyEntry> own, EntryKind kind) {
        return own.stream().filter(entry -> entry.slot().kind() == kind).toList();
    }

    private static void putNamed(Map<String, Object> pack, String section, List<PolicyEntry> own, EntryKind kind) {
        Map<String, Object> named = new TreeMap<>();
        of(own, kind).forEach(entry -> named.put(entry.slot().key(), entry.content()));
        if (!named.isEmpty()) {
            pack.put(section, named);
        }
    }

    private static List<Object> parameters(List<PolicyEntry> own) {
        Map<String, Map<String, Object>> byKey = new TreeMap<>();
        of(own, EntryKind.PARAMETER).forEach(entry -> parameter(byKey, entry).putAll(entry.content()));
        Map<String, List<Object>> values = new TreeMap<>();
        of(own, EntryKind.VALUE).forEach(entry -> {
            parameter(byKey, entry);
            values.computeIfAbsent(entry.slot().key(), key -> new ArrayList<>()).add(value(entry));
        });
        values.forEach((key, all) -> byKey.get(key).put("values", all));
        return List.copyOf(byKey.values());
    }

    private static Map<String, Object> parameter(Map<String, Map<String, Object>> byKey, PolicyEntry entry) {
        return byKey.computeIfAbsent(
                entry.slot().key(), key -> new LinkedHashMap<>(Map.of("key", key)));
    }

    private static Map<String, Object> value(PolicyEntry entry) {
        Map<String, Object> value = new LinkedHashMap<>(entry.content());
        if (entry.validFrom() != null) {
            value.put("from", entry.validFrom().toString());
        }
        if (entry.validTo() != null) {
            value.put("to", entry.validTo().toString());
        }
        return value;
    }

    /** The versions that end are history, which a pack does not tell of programmes. */
    private static List<Object> programmes(List<PolicyEntry> own) {
        List<Object> programmes = new ArrayList<>();
        of(own, EntryKind.PROGRAMME).stream().filter(entry -> entry.validTo() == null).forEach(entry -> {
            Map<String, Object> programme = new LinkedHashMap<>(Map.of("code", entry.slot().key()));
            programme.putAll(entry.content());
            programmes.add(programme);
        });
        return programmes;
    }

    private static String yaml(Object tree) {
        return new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build()).dumpToString(tree);
    }
}
