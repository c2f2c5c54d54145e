package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.core.web.ProblemException;
import huiyu.policy.PolicyBook;
import java.time.Instant;
import java.time.LocalDate;
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

    /** @param books by day; a book is made ready for its programmes once, so that making one is worth sharing */
    private record Kept(long policyEpoch, AssembledPolicy policy, Map<LocalDate, PolicyBook> books) {}

    private static final int MOST_DAYS = 100;

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
        return kept(read, orgUnitId).policy();
    }

    /** As {@link #current}, for the engine on a day. */
    PolicyBook book(Read read, Optional<UUID> orgUnitId, LocalDate day) {
        Kept now = kept(read, orgUnitId);
        if (now.books().size() >= MOST_DAYS) {
            now.books().clear();
        }
        return now.books().computeIfAbsent(day, now.policy()::bookOn);
    }

    private Kept kept(Read read, Optional<UUID> orgUnitId) {
        Place place = new Place(read.tenantId(), orgUnitId);
        Kept before = kept.get(place);
        if (before != null && before.policyEpoch() == read.policyEpoch()) {
            return before;
        }
        AssembledPolicy policy = AssembledPolicy.of(levelEntries(read, orgUnitId, Optional.empty()));
        Kept now = new Kept(read.policyEpoch(), policy, new ConcurrentHashMap<>());
        kept.put(place, now);
        return now;
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
