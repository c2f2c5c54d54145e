package huiyu.core.policy;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.policy.Proposal.Checks;
import huiyu.core.policy.Proposal.Decision;
import huiyu.core.policy.Proposal.Draft;
import huiyu.core.policy.Proposal.Person;
import huiyu.core.policy.Proposal.Status;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * How policy changes: draft → checks → submitted → approved by a second person, or rejected, or withdrawn. An approval
 * writes the entries at once; from which day they hold is in their dates, so nothing is left to do on that day.
 */
@Component
class ProposalFlow {

    private final ProposalStore proposals;
    private final PolicyEntryStore entries;
    private final PolicyLevelStore levels;
    private final ProposalChecks checks;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    ProposalFlow(
            ProposalStore proposals,
            PolicyEntryStore entries,
            PolicyLevelStore levels,
            ProposalChecks checks,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.proposals = proposals;
        this.entries = entries;
        this.levels = levels;
        this.checks = checks;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 422 naming each change that breaks a rule, and the rule */
    Proposal create(Tx tx, Actor actor, Draft draft) {
        requireScope(tx, actor, draft);
        checks.requireValid(tx, draft.changes());
        UUID id = Ids.next();
        proposals.insert(tx, id, draft, person(actor), clock.instant());
        audit.record(tx, actor, "policy-proposal.created", "policy-proposal", id, Map.of());
        return get(tx, id);
    }

    /** A draft of what a pack would change, from today on and in the past. */
    Proposal createFromPack(Tx tx, Actor actor, String pack, String reason, List<Change> changes) {
        if (changes.isEmpty()) {
            throw ProblemException.conflict("pack-without-changes", Map.of("pack", pack));
        }
        return create(tx, actor, new Draft("载入政策包 " + pack, reason, LocalDate.now(clock), pack, changes));
    }

    /** @param version the one read; another one meanwhile is a conflict */
    Proposal replace(Tx tx, Actor actor, UUID id, int version, Draft draft) {
        Proposal before = lock(tx, id, Set.of(Status.DRAFT));
        requireOwn(before, actor);
        if (before.version() != version) {
            throw ProblemException.conflict("proposal-changed", Map.of("version", before.version()));
        }
        requireScope(tx, actor, draft);
        checks.requireValid(tx, draft.changes());
        proposals.replace(tx, id, draft);
        return get(tx, id);
    }

    /** Validates against the policy of today and runs the tenant's policy cases; keeps the outcome. */
    Proposal check(Tx tx, UUID id) {
        Proposal proposal = lock(tx, id, EnumSet.of(Status.DRAFT, Status.SUBMITTED));
        proposals.checked(tx, id, checks.run(tx, proposal.draft().changes(), clock.instant()));
        return get(tx, id);
    }

    /** @param acknowledgement why failing policy cases are right to fail; required when some fail */
    Proposal submit(Tx tx, Actor actor, UUID id, String acknowledgement) {
        Proposal proposal = lock(tx, id, EnumSet.of(Status.DRAFT, Status.SUBMITTED));
        requireOwn(proposal, actor);
        if (proposal.status() == Status.SUBMITTED) {
            return proposal;
        }
        requireCurrentChecks(tx.policyEpoch(), proposal);
        if (proposal.checks().anyCaseFails() && (acknowledgement == null || acknowledgement.isBlank())) {
            throw ProblemException.invalidField("acknowledgement", "failing-cases", Map.of());
        }
        proposals.submitted(tx, id, acknowledgement, clock.instant());
        audit.record(tx, actor, "policy-proposal.submitted", "policy-proposal", id, Map.of());
        return get(tx, id);
    }

    /** @param reason required when something changes before today */
    Proposal approve(Tx tx, Actor actor, UUID id, String reason) {
        long epoch = levels.lockLineage(tx);
        Proposal proposal = lock(tx, id, EnumSet.of(Status.SUBMITTED, Status.APPROVED));
        if (proposal.status() == Status.APPROVED) {
            return requireDecidedBy(proposal, actor);
        }
        if (proposal.proposedBy().subject().equals(actor.subject())) {
            throw ProblemException.forbidden("second-person-required", Map.of());
        }
        requireScope(tx, actor, proposal.draft());
        requireCurrentChecks(epoch, proposal);
        requireReasonForThePast(proposal, reason);
        EntryPlan plan = checks.requireValid(tx, proposal.draft().changes());
        Instant now = clock.instant();
        entries.supersede(tx, plan.superseded(), id, now);
        entries.insert(tx, plan.added(), id, now);
        proposals.decided(tx, id, Status.APPROVED, new Decision(person(actor), now, reason));
        levels.raiseEpoch(tx);
        outbox.publish(tx, ProposedPolicies.CHANGED, id, actor.subject());
        audit.recordWithReason(tx, actor, "policy-proposal.approved", "policy-proposal", id, reason, Map.of());
        return get(tx, id);
    }

    Proposal reject(Tx tx, Actor actor, UUID id, String reason) {
        Proposal proposal = lock(tx, id, EnumSet.of(Status.SUBMITTED, Status.REJECTED));
        return decide(tx, actor, proposal, Status.REJECTED, reason);
    }

    Proposal withdraw(Tx tx, Actor actor, UUID id, String reason) {
        Proposal proposal = lock(tx, id, EnumSet.of(Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN));
        requireOwn(proposal, actor);
        return decide(tx, actor, proposal, Status.WITHDRAWN, reason);
    }

    private Proposal decide(Tx tx, Actor actor, Proposal proposal, Status status, String reason) {
        if (proposal.status() == status) {
            return requireDecidedBy(proposal, actor);
        }
        proposals.decided(tx, proposal.id(), status, new Decision(person(actor), clock.instant(), reason));
        audit.recordWithReason(
                tx, actor, "policy-proposal." + status.word(), "policy-proposal", proposal.id(), reason, Map.of());
        return get(tx, proposal.id());
    }

    /** @throws ProblemException 404 */
    Proposal get(Read read, UUID id) {
        return proposals.find(read, id).orElseThrow(() -> ProblemException.notFound("proposal-not-found", Map.of()));
    }

    private Proposal lock(Tx tx, UUID id, Set<Status> allowed) {
        Proposal proposal = proposals
                .findForUpdate(tx, id)
                .orElseThrow(() -> ProblemException.notFound("proposal-not-found", Map.of()));
        if (!allowed.contains(proposal.status())) {
            throw wrongStatus(proposal);
        }
        return proposal;
    }

    /** The same person asking again gets the same answer; another one is too late. */
    private static Proposal requireDecidedBy(Proposal proposal, Actor actor) {
        if (!proposal.decision().by().subject().equals(actor.subject())) {
            throw wrongStatus(proposal);
        }
        return proposal;
    }

    private static ProblemException wrongStatus(Proposal proposal) {
        return ProblemException.conflict("proposal-status", Map.of("status", proposal.status().word()));
    }

    private static void requireOwn(Proposal proposal, Actor actor) {
        if (!proposal.proposedBy().subject().equals(actor.subject())) {
            throw ProblemException.forbidden("proposal-of-another", Map.of());
        }
    }

    /** An officer of a district makes the policy of that district and of what lies in it, nothing else. */
    private void requireScope(Read read, Actor actor, Draft draft) {
        actor.orgUnitId().ifPresent(district -> draft.changes().stream().map(Change::orgUnitId).distinct().forEach(unit -> {
            boolean inside = unit != null
                    && levels.listUnitLevels(read, unit).stream()
                            .anyMatch(level -> level.orgUnitId().equals(actor.orgUnitId()));
            if (!inside) {
                throw ProblemException.forbidden("outside-district", Map.of());
            }
        }));
    }

    private static void requireCurrentChecks(long epoch, Proposal proposal) {
        Checks last = proposal.checks();
        if (last == null) {
            throw ProblemException.conflict("checks-missing", Map.of());
        }
        if (last.policyEpoch() != epoch) {
            throw ProblemException.conflict("checks-outdated", Map.of());
        }
        if (!last.problems().isEmpty()) {
            throw ProblemException.conflict("checks-failed", Map.of("problems", last.problems().size()));
        }
    }

    private void requireReasonForThePast(Proposal proposal, String reason) {
        LocalDate today = LocalDate.now(clock);
        if (reason == null || reason.isBlank()) {
            proposal.changesBefore(today).ifPresent(day -> {
                throw ProblemException.invalidField("reason", "reason-for-the-past", Map.of("from", day));
            });
        }
    }

    private static Person person(Actor actor) {
        return new Person(actor.subject(), actor.displayName());
    }
}
