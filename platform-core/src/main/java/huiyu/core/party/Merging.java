package huiyu.core.party;

import huiyu.core.claim.ClaimRegistry;
import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.job.Outbox;
import huiyu.core.party.IdentifierStore.StoredIdentifier;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Makes two files one, and two again. Merging moves nothing: the absorbed file points at the survivor and is read with
 * it, so undoing a wrong merge restores both as they were; what was recorded in between stays with the survivor.
 */
@Component
class Merging {

    record Merge(UUID id, UUID survivorId, UUID absorbedId) {}

    private final MergeStore merges;
    private final IdentifierStore identifiers;
    private final FactStore facts;
    private final PersonStore persons;
    private final ClaimRegistry claims;
    private final Outbox outbox;
    private final Clock clock;

    Merging(
            MergeStore merges,
            IdentifierStore identifiers,
            FactStore facts,
            PersonStore persons,
            ClaimRegistry claims,
            Outbox outbox,
            Clock clock) {
        this.merges = merges;
        this.identifiers = identifiers;
        this.facts = facts;
        this.persons = persons;
        this.claims = claims;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Merging the same two again changes nothing.
     *
     * @param one a file; of the two the older survives
     * @throws ProblemException 409 when the two have different numbers of one kind or different birth dates
     */
    Merge merge(Tx tx, UUID one, UUID other, String reason, String by) {
        // Ids are time-ordered.
        boolean oneIsOlder = one.toString().compareTo(other.toString()) < 0;
        UUID survivor = oneIsOlder ? one : other;
        UUID absorbed = oneIsOlder ? other : one;
        merges.lockPersons(tx, survivor, absorbed);
        Optional<UUID> before = merges.findStanding(tx, survivor, absorbed);
        if (before.isPresent()) {
            return new Merge(before.get(), survivor, absorbed);
        }
        requireRoots(tx, survivor, absorbed);
        refuseContradiction(tx, survivor, absorbed);
        UUID id = merges.merge(tx, survivor, absorbed, reason, clock.instant(), by);
        outbox.publish(tx, PersonEvents.MERGED, survivor, by);
        publishRecorded(tx, survivor, by);
        linkClaims(tx, survivor, by);
        return new Merge(id, survivor, absorbed);
    }

    /** @throws ProblemException 404 for no such merge, 409 when it was undone before */
    Merge undo(Tx tx, UUID mergeId, String reason, String by) {
        MergeStore.MergeRow merge =
                merges.find(tx, mergeId).orElseThrow(() -> ProblemException.notFound("merge-not-found", Map.of()));
        merges.lockPersons(tx, merge.survivorId(), merge.absorbedId());
        if (merges.find(tx, mergeId).orElseThrow().undone()) {
            throw ProblemException.conflict("merge-already-undone", Map.of());
        }
        merges.undo(tx, merge, reason, clock.instant(), by);
        claims.unlink(tx, numbersOf(tx, merge.absorbedId()));
        outbox.publishAll(tx, PersonEvents.UNMERGED, List.of(merge.survivorId(), merge.absorbedId()), by);
        publishRecorded(tx, merge.survivorId(), by);
        publishRecorded(tx, merge.absorbedId(), by);
        return new Merge(merge.id(), merge.survivorId(), merge.absorbedId());
    }

    /** Tells the province's claim registry that the file's numbers are one child's; it may then find a double claim. */
    void linkClaims(Tx tx, UUID rootId, String by) {
        if (claims.link(tx, numbersOf(tx, rootId))) {
            outbox.publish(tx, PersonEvents.DOUBLE_CLAIM, rootId, by);
        }
    }

    /** Newest first, within the scope. */
    List<MergeStore.MergeEntry> list(Read read, Optional<UUID> scope, Optional<UUID> before, int limit) {
        return merges.list(read, scope, before, limit);
    }

    private List<BlindIndex> numbersOf(Tx tx, UUID rootId) {
        return identifiers.listByRoot(tx, List.of(rootId)).getOrDefault(rootId, List.of()).stream()
                .map(StoredIdentifier::index)
                .toList();
    }

    private void requireRoots(Tx tx, UUID survivor, UUID absorbed) {
        Map<UUID, UUID> roots = persons.findRoots(tx, List.of(survivor, absorbed));
        if (!survivor.equals(roots.get(survivor)) || !absorbed.equals(roots.get(absorbed))) {
            throw ProblemException.conflict("file-already-merged", Map.of());
        }
    }

    private void refuseContradiction(Tx tx, UUID survivor, UUID absorbed) {
        Map<UUID, List<StoredIdentifier>> numbers = identifiers.listByRoot(tx, List.of(survivor, absorbed));
        for (StoredIdentifier one : numbers.getOrDefault(survivor, List.of())) {
            for (StoredIdentifier other : numbers.getOrDefault(absorbed, List.of())) {
                boolean unique = !one.kind().equals(Identifier.OfOtherDocument.KIND);
                if (unique && one.kind().equals(other.kind())) {
                    throw ProblemException.conflict("files-contradict", Map.of("what", one.kind()));
                }
            }
        }
        Optional<String> born = facts.findBirthDate(tx, survivor);
        Optional<String> bornToo = facts.findBirthDate(tx, absorbed);
        if (born.isPresent() && bornToo.isPresent() && !born.equals(bornToo)) {
            throw ProblemException.conflict("files-contradict", Map.of("what", "birth-date"));
        }
    }

    private void publishRecorded(Tx tx, UUID rootId, String by) {
        facts.listAffected(tx, List.of(rootId), List.of())
                .forEach(person -> outbox.publish(tx, FactRecorder.RECORDED, person, by));
    }
}
