package huiyu.core.policy;

import huiyu.api.policy.model.EntryVersion;
import huiyu.core.db.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was ever recorded about a key, at every level a tenant inherits from, in the words of the API. */
@Component
class EntryHistory {

    private final PolicyEntryStore entries;
    private final PolicyLevelStore levels;

    EntryHistory(PolicyEntryStore entries, PolicyLevelStore levels) {
        this.entries = entries;
        this.levels = levels;
    }

    List<EntryVersion> ofParameter(Read read, String key) {
        return of(read, Set.of(EntryKind.PARAMETER, EntryKind.VALUE), key);
    }

    List<EntryVersion> ofProgramme(Read read, String code) {
        return of(read, Set.of(EntryKind.PROGRAMME), code);
    }

    private List<EntryVersion> of(Read read, Set<EntryKind> kinds, String key) {
        List<PolicyEntry> recorded = entries.listHistory(read, kinds, key);
        List<PolicyLevel> line = new ArrayList<>(levels.listLevels(read));
        Set<UUID> units = recorded.stream()
                .map(entry -> entry.slot().orgUnitId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (!units.isEmpty()) {
            line.addAll(levels.listUnits(read, units));
        }
        return recorded.stream()
                .flatMap(entry -> line.stream()
                        .filter(level -> level.owns(entry.slot(), entry.tenantId()))
                        .map(level -> version(entry, level)))
                .toList();
    }

    static EntryVersion version(PolicyEntry entry, PolicyLevel level) {
        return new EntryVersion()
                .id(entry.id())
                .kind(ProposalMapping.kind(entry.slot().kind()))
                .origin(ParametersOnDay.origin(level))
                .validFrom(entry.validFrom())
                .validTo(entry.validTo())
                .content(entry.content())
                .proposalId(entry.proposalId())
                .recordedAt(ProposalMapping.utc(entry.recordedAt()))
                .supersededAt(ProposalMapping.utc(entry.supersededAt()));
    }
}
