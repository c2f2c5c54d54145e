package huiyu.core.policy;

import huiyu.api.policy.model.PackFile;
import huiyu.api.policy.model.PackFiles;
import huiyu.api.policy.model.PackSummary;
import huiyu.core.policy.EntryPlan.Addition;
import huiyu.policy.definition.Text;
import huiyu.policy.definition.Values;
import java.util.List;
import java.util.Map;

/** Packs in the words of the API. */
final class PackMapping {

    private PackMapping() {}

    static PackSummary summary(PackSource pack) {
        Map<String, Object> tree = pack.tree();
        Text title = Text.read(tree.get("name"), "name");
        List<Addition> entries = PackEntries.of(pack);
        return new PackSummary()
                .name(pack.name())
                .titleZh(title.zh())
                .titleEn(title.en())
                .divisionCode(tree.get("division") == null ? null : String.valueOf(tree.get("division")))
                .parameters((int) entries.stream()
                        .filter(entry -> entry.slot().kind() == EntryKind.VALUE)
                        .map(entry -> entry.slot().key())
                        .distinct()
                        .count())
                .programmes((int) count(entries, EntryKind.PROGRAMME))
                .cases(entries.stream()
                        .filter(entry -> entry.slot().kind() == EntryKind.CASE)
                        .mapToInt(entry -> Values.list(entry.content().get("cases"), item -> item).size())
                        .sum());
    }

    private static long count(List<Addition> entries, EntryKind kind) {
        return entries.stream().filter(entry -> entry.slot().kind() == kind).count();
    }

    static PackFiles files(PackSource pack) {
        return new PackFiles()
                .name(pack.name())
                .files(pack.files().entrySet().stream()
                        .map(file -> new PackFile().path(file.getKey()).text(file.getValue()))
                        .toList());
    }
}
