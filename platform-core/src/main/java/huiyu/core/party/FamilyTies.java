package huiyu.core.party;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.party.FamilyRegistration.RegisteredRelative;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Ties children to parents and guardians, and people to households; and takes a wrong tie back. */
@Component
class FamilyTies {

    private final KinStore kin;
    private final FactRecorder facts;
    private final Clock clock;

    FamilyTies(KinStore kin, FactRecorder facts, Clock clock) {
        this.kin = kin;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * @throws ProblemException 409 when another mother or father is on file, and when somebody else has said to be the
     *     child's family: who only says so is not joined to those an office names
     */
    void tie(Tx tx, UUID child, List<RegisteredRelative> relatives, Origin origin) {
        List<KinStore.KinRow> known = kin.listOfChild(tx, child);
        boolean onlyDeclared = !known.isEmpty() && known.stream().allMatch(KinStore.KinRow::declared);
        boolean confirmed = relatives.isEmpty() || relatives.stream().anyMatch(relative -> isKnown(known, relative.personId()));
        if (onlyDeclared && !confirmed) {
            throw ProblemException.conflict("declared-family-differs", Map.of());
        }
        tie(tx, child, known, relatives, origin);
    }

    private static boolean isKnown(List<KinStore.KinRow> known, UUID person) {
        return known.stream().anyMatch(row -> row.relativeId().equals(person));
    }

    private void tie(
            Tx tx, UUID child, List<KinStore.KinRow> known, List<RegisteredRelative> relatives, Origin origin) {
        for (int i = 0; i < relatives.size(); i++) {
            RegisteredRelative relative = relatives.get(i);
            boolean there = known.stream()
                    .anyMatch(row -> row.kind() == relative.kin() && row.relativeId().equals(relative.personId()));
            boolean another = relative.kin() != Kin.GUARDIAN
                    && known.stream().anyMatch(row -> row.kind() == relative.kin());
            if (!there && another) {
                throw ProblemException.conflict("another-parent-on-file", Map.of("kin", relative.kin().stored()))
                        .withField("relatives[" + i + "]", "another-parent-on-file", Map.of());
            }
            if (!there) {
                kin.insert(tx, child, relative.personId(), relative.kin(), origin, clock.instant());
            }
        }
    }

    /** The child's household, else its mother's or father's, else a new one; all of them live in it. */
    UUID household(Tx tx, UUID child, List<RegisteredRelative> relatives, Origin origin) {
        List<UUID> all = Stream.concat(Stream.of(child), relatives.stream().map(RegisteredRelative::personId))
                .toList();
        UUID household = kin.findHousehold(tx, all).orElseGet(() -> newHousehold(tx, origin));
        kin.insertMembers(tx, household, all, origin, clock.instant());
        return household;
    }

    private UUID newHousehold(Tx tx, Origin origin) {
        UUID id = Ids.next();
        kin.insertHousehold(tx, id, clock.instant(), origin.recordedBy());
        return id;
    }

    /** @throws ProblemException 409 when another mother or father is on file */
    void add(Tx tx, UUID child, UUID relative, Kin kind, Origin origin) {
        if (child.equals(relative)) {
            throw ProblemException.invalidField("relativeId", "own-relative", Map.of());
        }
        List<RegisteredRelative> relatives = List.of(new RegisteredRelative(kind, relative));
        tie(tx, child, kin.listOfChild(tx, child), relatives, origin);
        household(tx, child, relatives, origin);
        facts.announce(tx, child, origin.recordedBy());
    }

    /**
     * Says that somebody is not the child's mother, father or guardian and never was: the tie is superseded, and so is
     * the household the two shared, for the one of them who does not live there with another parent of the child.
     *
     * @throws ProblemException 404 when there is no such tie
     */
    void remove(Tx tx, UUID child, UUID relative, Kin kind, Origin origin) {
        List<KinStore.KinRow> known = kin.listOfChild(tx, child);
        List<KinStore.KinRow> wrong = known.stream()
                .filter(row -> row.relativeId().equals(relative) && row.kind() == kind)
                .toList();
        if (wrong.isEmpty()) {
            throw ProblemException.notFound("relative-not-found", Map.of());
        }
        facts.announce(tx, child, origin.recordedBy());
        wrong.forEach(row -> kin.supersede(tx, row.id(), clock.instant()));
        List<RegisteredRelative> rest = known.stream()
                .filter(row -> !row.relativeId().equals(relative))
                .map(row -> new RegisteredRelative(row.kind(), row.relativeId()))
                .toList();
        boolean noTieLeft = known.stream().filter(row -> row.relativeId().equals(relative)).count() == wrong.size();
        if (noTieLeft) {
            partHouseholds(tx, child, relative, rest, origin);
        }
        facts.announce(tx, child, origin.recordedBy());
    }

    private void partHouseholds(Tx tx, UUID child, UUID relative, List<RegisteredRelative> rest, Origin origin) {
        Optional<UUID> shared = kin.findHousehold(tx, List.of(child));
        List<UUID> members = shared.map(household -> kin.listMembers(tx, household)).orElse(List.of());
        if (!members.contains(relative)) {
            return;
        }
        boolean restLivesThere = rest.stream().anyMatch(each -> members.contains(each.personId()));
        kin.supersedeMember(tx, shared.get(), restLivesThere ? relative : child, clock.instant());
        if (!restLivesThere) {
            household(tx, child, rest, origin);
        }
    }

    /**
     * Lets somebody live with others from a day on; what their former household was entitled to before stays theirs.
     *
     * @param with somebody whose household it is; empty for a household of one's own
     * @throws ProblemException 422 for a day in the future
     */
    void changeHousehold(Tx tx, UUID person, Optional<UUID> with, LocalDate from, Origin origin) {
        if (from.isAfter(LocalDate.now(clock))) {
            throw ProblemException.invalidField("from", "date-in-future", Map.of());
        }
        UUID household = with.flatMap(other -> kin.findHousehold(tx, List.of(other)))
                .orElseGet(() -> newHousehold(tx, origin));
        with.ifPresent(other -> kin.insertMembers(tx, household, List.of(other), origin, clock.instant()));
        if (kin.findHousehold(tx, List.of(person)).filter(household::equals).isEmpty()) {
            kin.changeHousehold(tx, person, household, from, origin, clock.instant());
            facts.announce(tx, person, origin.recordedBy());
        }
    }
}
