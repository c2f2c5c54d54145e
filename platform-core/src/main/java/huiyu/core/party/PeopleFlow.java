package huiyu.core.party;

import huiyu.core.audit.Audit;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.party.FamilyRegistration.Registered;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What staff do with files, each in one transaction: within their scope, and written down. */
@Component
class PeopleFlow {

    private final TenantTransaction transactions;
    private final People people;
    private final FamilyTies ties;
    private final PersonFiles files;
    private final Merging merging;
    private final FactHistoryStore history;
    private final Audit audit;

    PeopleFlow(
            TenantTransaction transactions,
            People people,
            FamilyTies ties,
            PersonFiles files,
            Merging merging,
            FactHistoryStore history,
            Audit audit) {
        this.transactions = transactions;
        this.people = people;
        this.ties = ties;
        this.files = files;
        this.merging = merging;
        this.history = history;
        this.audit = audit;
    }

    Registered registerFamily(Actor actor, FamilyRegistration registration, Origin origin) {
        FamilyRegistration placed = new FamilyRegistration(
                registration.child(),
                registration.relatives(),
                registration.familyFacts(),
                registration.orgUnitId().or(actor::orgUnitId));
        return transactions.run(actor.tenantId(), tx -> {
            Registered registered = people.registerFamily(tx, placed, origin);
            audit.record(tx, actor, "family.registered", "person", registered.childId(), Map.of("created", registered.created()));
            return registered;
        });
    }

    /** Shows a file, and writes down who has opened it. */
    PersonFile open(Actor actor, UUID personId) {
        return transactions.run(actor.tenantId(), tx -> {
            PersonFile file = files.getFile(tx, actor, personId);
            audit.record(tx, actor, "person.opened", "person", file.id(), onBehalf(actor));
            return file;
        });
    }

    /** Everything ever recorded of somebody, latest first; written down as opening the file is. */
    List<FactHistoryStore.FactEntry> openHistory(Actor actor, UUID personId, String attribute, UUID before, int limit) {
        return transactions.run(actor.tenantId(), tx -> {
            UUID root = files.getRoot(tx, actor, personId);
            audit.record(tx, actor, "person.history-opened", "person", root, onBehalf(actor));
            return history.list(tx, root, attribute, before, limit);
        });
    }

    private static Map<String, Object> onBehalf(Actor actor) {
        return actor.personId().<Map<String, Object>>map(person -> Map.of("onBehalfOf", person)).orElse(Map.of());
    }

    PersonFile registerPerson(Actor actor, Member person, Origin origin) {
        return transactions.run(actor.tenantId(), tx -> {
            UUID id = people.registerPerson(tx, person, actor.orgUnitId(), origin);
            audit.record(tx, actor, "person.registered", "person", id, Map.of());
            return files.getFile(tx, actor, id);
        });
    }

    PersonFile addIdentifier(Actor actor, UUID personId, Identifier identifier, Origin origin) {
        return changed(actor, personId, "person.identified", (tx, root) -> people.addIdentifier(tx, root, identifier, origin));
    }

    PersonFile changeContact(
            Actor actor, UUID personId, Optional<String> name, Optional<String> phone, Origin origin) {
        return changed(
                actor, personId, "person.contact-changed", (tx, root) -> people.changeContact(tx, root, name, phone, origin));
    }

    PersonFile addRelative(Actor actor, UUID childId, UUID relativeId, Kin kin, Origin origin) {
        return changed(actor, childId, "person.relative-added", (tx, root) -> ties.add(
                tx, root, files.getRoot(tx, actor, relativeId), kin, origin));
    }

    PersonFile removeRelative(Actor actor, UUID childId, UUID relativeId, Kin kin, String reason) {
        return transactions.run(actor.tenantId(), tx -> {
            UUID child = files.getRoot(tx, actor, childId);
            UUID relative = people.getRoot(tx, relativeId);
            ties.remove(tx, child, relative, kin, Origin.of("staff", actor.subject()));
            audit.recordWithReason(
                    tx, actor, "person.relative-removed", "person", child, reason, Map.of("relative", relative, "kin", kin.stored()));
            return files.getFile(tx, actor, child);
        });
    }

    PersonFile changeHousehold(Actor actor, UUID personId, Optional<UUID> with, LocalDate from, Origin origin) {
        return changed(actor, personId, "person.household-changed", (tx, root) -> ties.changeHousehold(
                tx, root, with.map(other -> files.getRoot(tx, actor, other)), from, origin));
    }

    private PersonFile changed(
            Actor actor, UUID personId, String action, java.util.function.BiConsumer<Tx, UUID> change) {
        return transactions.run(actor.tenantId(), tx -> {
            UUID root = files.getRoot(tx, actor, personId);
            change.accept(tx, root);
            audit.record(tx, actor, action, "person", root, Map.of());
            return files.getFile(tx, actor, root);
        });
    }

    Merging.Merge merge(Actor actor, UUID one, UUID other, String reason) {
        if (one.equals(other)) {
            throw ProblemException.invalidField("otherId", "own-relative", Map.of());
        }
        return transactions.run(actor.tenantId(), tx -> {
            files.getRoot(tx, actor, one);
            files.getRoot(tx, actor, other);
            Merging.Merge merge = merging.merge(tx, one, other, reason, actor.subject());
            audit.recordWithReason(
                    tx, actor, "person.merged", "person", merge.survivorId(), reason, Map.of("absorbed", merge.absorbedId()));
            return merge;
        });
    }

    List<MergeStore.MergeEntry> listMerges(Actor actor, Optional<UUID> before, int limit) {
        return transactions.read(actor.tenantId(), read -> merging.list(read, actor.orgUnitId(), before, limit));
    }

    Merging.Merge undoMerge(Actor actor, UUID mergeId, String reason) {
        return transactions.run(actor.tenantId(), tx -> {
            Merging.Merge merge = merging.undo(tx, mergeId, reason, actor.subject());
            files.getRoot(tx, actor, merge.survivorId());
            audit.recordWithReason(
                    tx, actor, "person.unmerged", "person", merge.survivorId(), reason, Map.of("absorbed", merge.absorbedId()));
            return merge;
        });
    }
}
