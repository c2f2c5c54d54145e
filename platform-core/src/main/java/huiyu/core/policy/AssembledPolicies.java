package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.core.web.ProblemException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Loads a place's policy in two round trips and keeps it until the policy epoch of its tenant rises. */
@Component
class AssembledPolicies {

    /** All that decides; cases only test it. */
    static final Set<EntryKind> DECIDING = Set.copyOf(EnumSet.complementOf(EnumSet.of(EntryKind.CASE)));

    private record Place(int tenantId, Optional<UUID> orgUnitId) {}

    private record Kept(long policyEpoch, AssembledPolicy policy) {}

    private final PolicyEntryStore entries;
    private final PolicyLevelStore levels;
    private final Map<Place, Kept> kept = new ConcurrentHashMap<>();

    AssembledPolicies(PolicyEntryStore entries, PolicyLevelStore levels) {
        this.entries = entries;
        this.levels = levels;
    }

    /**
     * What is known now. Not to be asked in a transaction that has changed policy itself: it would be kept for the
     * others before it is committed.
     *
     * @throws ProblemException 404 {@code org-unit-not-found}
     */
    AssembledPolicy current(Read read, Optional<UUID> orgUnitId) {
        Place place = new Place(read.tenantId(), orgUnitId);
        Kept before = kept.get(place);
        if (before != null && before.policyEpoch() == read.policyEpoch()) {
            return before.policy();
        }
        AssembledPolicy policy = AssembledPolicy.of(levelEntries(read, orgUnitId, Optional.empty()));
        kept.put(place, new Kept(read.policyEpoch(), policy));
        return policy;
    }

    /** What was known at a moment; not kept. */
    AssembledPolicy asKnownAt(Read read, Optional<UUID> orgUnitId, Instant moment) {
        return AssembledPolicy.of(levelEntries(read, orgUnitId, Optional.of(moment)));
    }

    /** What each level says, from the nation down. */
    List<LevelEntries> levelEntries(Read read, Optional<UUID> orgUnitId, Optional<Instant> knownAt) {
        List<PolicyLevel> line = levels.findLevels(read, orgUnitId)
                .orElseThrow(() -> ProblemException.notFound("org-unit-not-found", Map.of()));
        List<UUID> units = line.stream().flatMap(level -> level.orgUnitId().stream()).toList();
        return LevelEntries.deal(line, entries.listLineage(read, DECIDING, knownAt, units));
    }
}
