package huiyu.core.policy;

import huiyu.core.policy.EntryPlan.Addition;
import huiyu.policy.definition.Values;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pack taken apart into the entries of a tenant. Division codes come with the release and are no tenant's policy. */
final class PackEntries {

    private final List<Addition> entries = new ArrayList<>();

    private PackEntries() {}

    static List<Addition> of(PackSource pack) {
        PackEntries taken = new PackEntries();
        Map<String, Object> tree = pack.tree();
        taken.addAll(EntryKind.DOCUMENT, tree.get("sources"));
        taken.addAll(EntryKind.FACT, tree.get("facts"));
        taken.addAll(EntryKind.REASON, tree.get("reasons"));
        taken.addAll(EntryKind.CALENDAR, tree.get("calendar"));
        Values.list(tree.get("parameters"), item -> item).forEach(taken::addParameter);
        Values.list(tree.get("programmes"), item -> item).forEach(taken::addProgramme);
        pack.cases().forEach((path, file) -> taken.add(EntryKind.CASE, path, null, null, file));
        return taken.entries;
    }

    private void addAll(EntryKind kind, Object named) {
        if (named != null) {
            Values.map(named, kind.word()).forEach((key, content) -> add(
                    kind,
                    key,
                    null,
                    null,
                    content instanceof String text ? Map.of("zh", text, "en", text) : Values.map(content, key)));
        }
    }

    private void addParameter(Object raw) {
        Map<String, Object> definition = new LinkedHashMap<>(Values.map(raw, "parameters"));
        String key = Values.text(definition.remove("key"), "parameters.key");
        Object values = definition.remove("values");
        if (!definition.isEmpty()) {
            add(EntryKind.PARAMETER, key, null, null, definition);
        }
        Values.list(values, item -> item).forEach(item -> {
            Map<String, Object> value = new LinkedHashMap<>(Values.map(item, key));
            LocalDate from = day(value.remove("from"), key + ".from");
            LocalDate to = day(value.remove("to"), key + ".to");
            add(EntryKind.VALUE, key, from, to, value);
        });
    }

    private void addProgramme(Object raw) {
        Map<String, Object> programme = new LinkedHashMap<>(Values.map(raw, "programmes"));
        String code = Values.text(programme.remove("code"), "programmes.code");
        add(EntryKind.PROGRAMME, code, null, null, programme);
    }

    private void add(EntryKind kind, String key, LocalDate from, LocalDate to, Map<String, Object> content) {
        entries.add(new Addition(new EntrySlot(kind, key, null), from, to, content));
    }

    private static LocalDate day(Object raw, String where) {
        return raw == null ? null : Values.date(raw, where);
    }
}
