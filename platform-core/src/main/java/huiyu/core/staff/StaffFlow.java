package huiyu.core.staff;

import huiyu.core.audit.Audit;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.tenant.Tenant;
import huiyu.core.tenant.TenantDirectory;
import huiyu.core.web.ProblemException;
import huiyu.kernel.identifier.CitizenId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Invites people, gives them roles and takes them away. Nobody does so for themselves. */
@Component
class StaffFlow {

    /** @param initialPassword for demonstrations */
    record Invitation(
            String username,
            String displayName,
            Optional<String> email,
            List<Assignment> assignments,
            Optional<String> initialPassword,
            Optional<CitizenId> citizenId) {}

    private final TenantTransaction transactions;
    private final TenantDirectory directory;
    private final StaffStore store;
    private final AssignmentRules rules;
    private final StaffProvisioning provisioning;
    private final BlindIndexes indexes;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    StaffFlow(
            TenantTransaction transactions,
            TenantDirectory directory,
            StaffStore store,
            AssignmentRules rules,
            StaffProvisioning provisioning,
            BlindIndexes indexes,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.transactions = transactions;
        this.directory = directory;
        this.store = store;
        this.rules = rules;
        this.provisioning = provisioning;
        this.indexes = indexes;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    List<StaffMember> list(Actor actor, String tenantCode, Optional<String> afterUsername, int most) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        return transactions.read(tenant.id(), read -> store.list(read, afterUsername, most));
    }

    /** The same invitation again gives the person who is there. */
    StaffMember invite(Actor actor, String tenantCode, Invitation invitation) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        rules.checkNotOneself(username(actor), invitation.username());
        provisioning.requirePasswordAllowed(invitation.initialPassword());
        UUID id = transactions.run(tenant.id(), tx -> store.insert(
                        tx, invitation.username(), invitation.displayName(), invitation.email())
                .map(invited -> welcome(tx, actor, tenant, invited, invitation))
                .orElseGet(() -> getSame(tx, invitation).id()));
        // The event would do it too, but must not carry a password.
        invitation.initialPassword().ifPresent(password -> provisioning.tryNow(tenant.id(), id, password));
        return transactions.read(tenant.id(), read -> getMember(read, id));
    }

    /** The same assignment again changes nothing. */
    StaffMember assign(Actor actor, String tenantCode, UUID staffId, Assignment wanted) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        Optional<String> own = username(actor);
        return transactions.run(tenant.id(), tx -> {
            StaffMember member = getOther(tx, own, staffId);
            if (member.assignments().stream().noneMatch(wanted::sameAs)) {
                add(tx, actor, tenant, member, wanted);
            }
            return getMember(tx, staffId);
        });
    }

    StaffMember end(Actor actor, String tenantCode, UUID staffId, UUID assignmentId, LocalDate lastDay) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        Optional<String> own = username(actor);
        return transactions.run(tenant.id(), tx -> {
            StaffMember member = getOther(tx, own, staffId);
            Assignment assignment = member.assignments().stream()
                    .filter(held -> held.id().equals(Optional.of(assignmentId)))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("assignment-not-found", Map.of("id", assignmentId)));
            rules.checkEnd(assignment, lastDay, LocalDate.now(clock));
            store.end(tx, assignmentId, lastDay);
            audit.record(
                    tx, actor, "staff.role-ended", "staff", staffId,
                    Map.of("role", assignment.role().name(), "validTo", lastDay.toString()));
            return getMember(tx, staffId);
        });
    }

    StaffMember setDisabled(Actor actor, String tenantCode, UUID staffId, boolean disabled, String reason) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        Optional<String> own = username(actor);
        return transactions.run(tenant.id(), tx -> {
            StaffMember member = getOther(tx, own, staffId);
            if (disabled != member.status().equals("disabled")) {
                store.setStatus(tx, staffId, disabled ? "disabled" : "invited");
                outbox.publish(tx, disabled ? StaffProvisioning.DISABLED : StaffProvisioning.INVITED, staffId, actor.subject());
                audit.recordWithReason(
                        tx, actor, disabled ? "staff.disabled" : "staff.enabled", "staff", staffId, reason, Map.of());
            }
            return getMember(tx, staffId);
        });
    }

    /** Says who a staff member is as a citizen: the cases of the own family are for others from now on. */
    StaffMember setCitizen(Actor actor, String tenantCode, UUID staffId, CitizenId citizen) {
        Tenant tenant = directory.getManaged(actor, tenantCode);
        Optional<String> own = username(actor);
        return transactions.run(tenant.id(), tx -> {
            getOther(tx, own, staffId);
            link(tx, actor, staffId, citizen);
            return getMember(tx, staffId);
        });
    }

    private void link(Tx tx, Actor actor, UUID staffId, CitizenId citizen) {
        store.setCitizen(tx, staffId, indexes.of(tx, BlindIndexes.CITIZEN_ID, citizen.number()));
        audit.record(tx, actor, "staff.citizen-linked", "staff", staffId, Map.of());
    }

    private UUID welcome(Tx tx, Actor actor, Tenant tenant, UUID id, Invitation invitation) {
        outbox.publish(tx, StaffProvisioning.INVITED, id, actor.subject());
        audit.record(tx, actor, "staff.invited", "staff", id, Map.of());
        invitation.citizenId().ifPresent(citizen -> link(tx, actor, id, citizen));
        for (Assignment assignment : invitation.assignments()) {
            add(tx, actor, tenant, getMember(tx, id), assignment);
        }
        return id;
    }

    private void add(Tx tx, Actor actor, Tenant tenant, StaffMember member, Assignment wanted) {
        rules.check(actor, tenant, member, wanted);
        if (!store.insert(tx, member.id(), wanted)) {
            throw ProblemException.invalidField(
                    "orgUnit", "org-unit-missing", Map.of("orgUnit", wanted.orgUnit().orElseThrow()));
        }
        audit.record(
                tx, actor, "staff.role-given", "staff", member.id(),
                Map.of(
                        "role", wanted.role().name(),
                        "orgUnit", wanted.orgUnit().orElse(""),
                        "validFrom", wanted.from().toString(),
                        "validTo", wanted.to().map(LocalDate::toString).orElse("")));
    }

    private StaffMember getSame(Tx tx, Invitation invitation) {
        StaffMember there = store.findByUsername(tx, invitation.username()).orElseThrow();
        boolean same = there.displayName().equals(invitation.displayName())
                && there.email().equals(invitation.email())
                && invitation.assignments().stream()
                        .allMatch(wanted -> there.assignments().stream().anyMatch(wanted::sameAs));
        if (!same) {
            throw ProblemException.conflict("staff-exists", Map.of("username", invitation.username()));
        }
        return there;
    }

    /** Everybody who acts for a tenant is known to it by subject; a client has no username. */
    private Optional<String> username(Actor actor) {
        return transactions.read(actor.tenantId(), read -> store.findUsername(read, actor.subject()));
    }

    private StaffMember getOther(Tx tx, Optional<String> actorsUsername, UUID staffId) {
        store.lock(tx, staffId);
        StaffMember member = getMember(tx, staffId);
        rules.checkNotOneself(actorsUsername, member.username());
        return member;
    }

    private StaffMember getMember(Read read, UUID id) {
        return store.find(read, id)
                .orElseThrow(() -> ProblemException.notFound("staff-not-found", Map.of("id", id)));
    }
}
