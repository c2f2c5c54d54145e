package huiyu.core.party;

import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.FamilyRegistration.Member;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Lets a family that is in no file register itself, through a city app that has checked who the guardian is. Nothing on file
 * is changed by what a family says, and nothing of it is told: a child that is on file with others, a name that is not the
 * one on file and a contradiction are one and the same problem. Which it was stands in the audit trail.
 */
@Component
class OwnFamilies {

    /** The status of a problem that says: right in itself, contradicts what is there. */
    private static final int CONFLICT = 409;

    private final TenantTransaction transactions;
    private final People people;
    private final PersonMatch match;
    private final KinStore kin;
    private final NameStore names;
    private final Audit audit;

    OwnFamilies(
            TenantTransaction transactions,
            People people,
            PersonMatch match,
            KinStore kin,
            NameStore names,
            Audit audit) {
        this.transactions = transactions;
        this.people = people;
        this.match = match;
        this.kin = kin;
        this.names = names;
        this.audit = audit;
    }

    record OwnFamily(UUID guardianId, UUID childId) {}

    /**
     * @param own one child by one number, and one relative: who asks
     * @throws ProblemException 422 naming fields and rules; 409 {@code counter-needed}
     */
    OwnFamily register(Actor app, FamilyRegistration own) {
        return transactions
                .run(app.tenantId(), tx -> taken(tx, app, own))
                .orElseThrow(() -> ProblemException.conflict("counter-needed", Map.of()));
    }

    private Optional<OwnFamily> taken(Tx tx, Actor app, FamilyRegistration own) {
        Member guardian = own.relatives().getFirst().person();
        List<Set<UUID>> files = match.lockFiles(tx, List.of(own.child(), guardian));
        Set<UUID> ofChild = files.getFirst();
        Set<UUID> ofGuardian = files.getLast();
        Optional<OwnFamily> family = ofChild.isEmpty()
                ? created(tx, app, own)
                : known(tx, ofChild, ofGuardian).filter(found -> isNamed(tx, found.guardianId(), guardian));
        family.ifPresentOrElse(
                found -> audit.record(tx, app, "family.self-registered", "person", found.childId(),
                        Map.of("guardian", found.guardianId(), "onFileBefore", !ofChild.isEmpty())),
                () -> Stream.concat(ofChild.stream(), ofGuardian.stream()).findFirst().ifPresent(file -> audit.record(
                        tx, app, "family.sent-to-counter", "person", file, Map.of("childOnFile", !ofChild.isEmpty()))));
        return family;
    }

    private Optional<OwnFamily> created(Tx tx, Actor app, FamilyRegistration own) {
        FamilyRegistration.Registered[] registered = new FamilyRegistration.Registered[1];
        Optional<ProblemException> problem = transactions.attempt(
                tx, ProblemException.class,
                () -> registered[0] = people.registerFamily(tx, own, Origin.of(Origin.DECLARED, app.subject())));
        if (problem.isPresent() && problem.get().status() != CONFLICT) {
            throw problem.get();
        }
        return Optional.ofNullable(registered[0])
                .map(family -> new OwnFamily(family.relatives().getFirst().personId(), family.childId()));
    }

    private Optional<OwnFamily> known(Read read, Set<UUID> ofChild, Set<UUID> ofGuardian) {
        UUID child = ofChild.iterator().next();
        return kin.listOfChild(read, child).stream()
                .map(KinStore.KinRow::relativeId)
                .filter(ofGuardian::contains)
                .findFirst()
                .map(guardian -> new OwnFamily(guardian, child));
    }

    private boolean isNamed(Read read, UUID guardian, Member said) {
        return said.name()
                .map(name -> PersonName.of(name).text())
                .filter(name -> name.equals(names.findNames(read, List.of(guardian)).get(guardian)))
                .isPresent();
    }
}
