package huiyu.core.party;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.job.Outbox;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Records dated facts. Where a fact overlaps what is known, the overlapped part is superseded, never changed; a fact
 * already known so from the same source changes nothing. Whoever's gathered facts change gets an event
 * {@link #RECORDED}, so that open and decided cases look again.
 */
@Component
public class FactRecorder {

    /** Event kind; the subject is a person whose gathered facts may have changed. */
    public static final String RECORDED = "fact.recorded";

    /** @param field where the fact stands in the request, for problems */
    public record Told(FactField field, UUID personId, FactValue fact) {}

    private final FactVocabulary vocabulary;
    private final FactStore facts;
    private final PersonStore persons;
    private final KinStore kin;
    private final Outbox outbox;
    private final Clock clock;

    FactRecorder(
            FactVocabulary vocabulary,
            FactStore facts,
            PersonStore persons,
            KinStore kin,
            Outbox outbox,
            Clock clock) {
        this.vocabulary = vocabulary;
        this.facts = facts;
        this.persons = persons;
        this.kin = kin;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * As {@link #record(Tx, List, Origin)}, all of one person.
     *
     * @return how many were new
     */
    public int record(Tx tx, UUID personId, Collection<FactValue> values, Origin origin) {
        List<Told> told = new ArrayList<>();
        values.forEach(value -> told.add(new Told(FactField.ofFile("facts[" + told.size() + "]"), personId, value)));
        return record(tx, told, origin);
    }

    /**
     * @return how many were new
     * @throws ProblemException 422 naming every fact that breaks a rule; then nothing is recorded
     */
    public int record(Tx tx, List<Told> told, Origin origin) {
        return record(tx, told, origin, false);
    }

    /**
     * As {@link #record(Tx, List, Origin)}, of what a family says of itself.
     *
     * @throws ProblemException 422 {@code known-from-office} too, for what says otherwise than an office has recorded
     */
    public int declare(Tx tx, List<Told> told, Origin origin) {
        return record(tx, told, origin, true);
    }

    /**
     * As {@link #record(Tx, List, Origin)}, of persons whose files were made in this transaction: nothing is known that could
     * be overlapped, and nobody else's gathered facts change. Whoever follows it up lets other things go first.
     *
     * @param told facts of persons, none of a family
     */
    void recordFirst(Tx tx, List<Told> told, Origin origin) {
        Map<UUID, UUID> own = new HashMap<>();
        told.forEach(each -> own.put(each.personId(), each.personId()));
        facts.insert(tx, check(tx, told, own, origin), origin, clock.instant());
        outbox.publishAllUnhurried(tx, RECORDED, own.keySet(), origin.recordedBy());
    }

    private int record(Tx tx, List<Told> told, Origin origin, boolean declared) {
        if (told.isEmpty()) {
            return 0;
        }
        Map<UUID, UUID> roots = persons.findRoots(tx, told.stream().map(Told::personId).toList());
        List<FactStore.NewFact> checked = check(tx, told, roots, origin);
        List<FactStore.NewFact> news = declared ? notKnownFromOffice(tx, told, checked) : checked;
        Instant at = clock.instant();
        int added = facts.record(tx, news, origin, at);
        if (added > 0) {
            placeInOrgUnits(tx, news);
            publish(tx, news, origin);
        }
        return added;
    }

    private List<FactStore.NewFact> check(Tx tx, List<Told> told, Map<UUID, UUID> roots, Origin origin) {
        List<FactStore.NewFact> checked = new ArrayList<>();
        Map<UUID, List<FactStore.NewFact>> byOwner = new HashMap<>();
        for (Told each : told) {
            UUID root = roots.get(each.personId());
            if (root == null) {
                throw ProblemException.notFound("person-not-found", Map.of());
            }
            StoredFact fact = vocabulary.check(each.field(), each.fact());
            boolean ofFamily = FactVocabulary.isOfFamily(each.fact().attribute());
            FactStore.NewFact added = ofFamily
                    ? new FactStore.NewFact(null, householdOf(tx, root, origin), fact)
                    : new FactStore.NewFact(root, null, fact);
            List<FactStore.NewFact> ofOwner =
                    byOwner.computeIfAbsent(ofFamily ? added.householdId() : root, any -> new ArrayList<>());
            if (ofOwner.stream().anyMatch(other -> contradicts(other, added))) {
                throw ProblemException.invalidField(each.field().from(), "overlaps", Map.of());
            }
            ofOwner.add(added);
            checked.add(added);
        }
        return checked;
    }

    /** What an office has recorded stands as its word: saying the same adds nothing, saying otherwise is refused. */
    private List<FactStore.NewFact> notKnownFromOffice(Tx tx, List<Told> told, List<FactStore.NewFact> checked) {
        Map<Integer, Boolean> known = facts.findKnownFromOffice(tx, checked);
        known.forEach((position, otherwise) -> {
            if (otherwise) {
                throw ProblemException.invalidField(told.get(position).field().value(), "known-from-office", Map.of());
            }
        });
        return IntStream.range(0, checked.size())
                .filter(position -> !known.containsKey(position))
                .mapToObj(checked::get)
                .toList();
    }

    /** Both of one owner. */
    private static boolean contradicts(FactStore.NewFact one, FactStore.NewFact other) {
        return one.fact().concerns(other.fact())
                && one.fact().period().overlaps(other.fact().period());
    }

    private UUID householdOf(Tx tx, UUID rootId, Origin origin) {
        return kin.findHousehold(tx, List.of(rootId)).orElseGet(() -> {
            UUID household = Ids.next();
            kin.insertHousehold(tx, household, clock.instant(), origin.recordedBy());
            kin.insertMembers(tx, household, List.of(rootId), origin, clock.instant());
            return household;
        });
    }

    /** Staff of a district see the people registered there: the file follows the household registration. */
    private void placeInOrgUnits(Tx tx, List<FactStore.NewFact> recorded) {
        Map<String, List<UUID>> byDivision = new HashMap<>();
        for (FactStore.NewFact each : recorded) {
            boolean holdsNow = each.fact().validTo() == null;
            if (each.personId() != null && each.fact().attribute().equals("household") && holdsNow) {
                byDivision.computeIfAbsent(each.fact().value().replace("\"", ""), any -> new ArrayList<>()).add(each.personId());
            }
        }
        byDivision.remove(StoredFact.ABSENT);
        persons.findOrgUnits(tx, byDivision.keySet())
                .forEach((division, unit) -> persons.updateOrgUnit(tx, byDivision.get(division), unit));
    }

    /** Says that what is gathered of a person, or awaited, may have changed, without a fact of its own. */
    public void announce(Tx tx, UUID personId, String by) {
        announceAll(tx, List.of(personId), by);
    }

    /** As {@link #announce}, of many. */
    public void announceAll(Tx tx, Collection<UUID> personIds, String by) {
        if (!personIds.isEmpty()) {
            outbox.publishAll(tx, RECORDED, facts.listAffected(tx, List.copyOf(personIds), List.of()), by);
        }
    }

    private void publish(Tx tx, List<FactStore.NewFact> recorded, Origin origin) {
        List<UUID> ofPersons =
                recorded.stream().map(FactStore.NewFact::personId).filter(Objects::nonNull).distinct().toList();
        List<UUID> ofHouseholds =
                recorded.stream().map(FactStore.NewFact::householdId).filter(Objects::nonNull).distinct().toList();
        outbox.publishAll(tx, RECORDED, facts.listAffected(tx, ofPersons, ofHouseholds), origin.recordedBy());
    }
}
