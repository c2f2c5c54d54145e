package huiyu.core.impact;

import huiyu.core.audit.Audit;
import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.impact.EffectRun.Kind;
import huiyu.core.impact.EffectRun.Status;
import huiyu.core.policy.ProposedPolicies;
import huiyu.core.policy.ProposedPolicy;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Starts runs and shows how they came out; {@link EffectWork} does them. */
@Component
class EffectFlow {

    private final EffectStore store;
    private final ProposedPolicies proposals;
    private final Audit audit;
    private final Clock clock;

    EffectFlow(EffectStore store, ProposedPolicies proposals, Audit audit, Clock clock) {
        this.store = store;
        this.proposals = proposals;
        this.audit = audit;
        this.clock = clock;
    }

    /** A run as it stands. @param outdated the draft or the policy under it has changed since */
    record Seen(EffectRun run, List<EffectPart> parts, int cities, boolean outdated) {}

    /**
     * Starts a preview, or answers the one that was started of the same draft against the same policy on the same day.
     *
     * @throws ProblemException 404; 409 {@code proposal-status} when it is decided; 422 when it breaks a rule
     */
    Seen start(Tx tx, Actor actor, UUID proposalId) {
        ProposedPolicy proposed = proposals.getOpen(tx, proposalId);
        LocalDate on = proposed.effectiveDays(LocalDate.now(clock)).last();
        EffectRun latest = store.findLatestPreview(tx, proposalId).orElse(null);
        if (latest == null || latest.status() == Status.FAILED || !isOf(tx, latest, proposed, on)) {
            store.abandonPreviews(tx, proposalId, clock.instant());
            ProposedPolicies.CaseCount cases = proposals.runCases(tx, proposed);
            store.insert(tx, new EffectRun(
                    tx.tenantId(), Ids.next(), proposalId, Kind.PREVIEW, proposed.version(), tx.policyEpoch(), on,
                    Status.RUNNING, null, null, cases.passed(), cases.failed(), clock.instant(), actor.subject(), null));
            audit.record(tx, actor, "policy-proposal.effect-asked", "policy-proposal", proposalId, Map.of());
        }
        return get(tx, proposalId);
    }

    private static boolean isOf(Read read, EffectRun run, ProposedPolicy proposed, LocalDate on) {
        return run.proposalVersion() == proposed.version()
                && run.policyEpoch() == read.policyEpoch()
                && run.dueOn().equals(on);
    }

    /** @throws ProblemException 404 {@code proposal-not-found}, {@code effect-not-asked} */
    Seen get(Read read, UUID proposalId) {
        int version = proposals.version(read, proposalId);
        EffectRun run = store.findLatestPreview(read, proposalId)
                .orElseThrow(() -> ProblemException.notFound("effect-not-asked", Map.of()));
        boolean outdated = run.proposalVersion() != version || run.policyEpoch() != read.policyEpoch();
        return seen(read, run, outdated);
    }

    List<Seen> listFollowUps(Read read, UUID proposalId) {
        proposals.version(read, proposalId);
        return store.listFollowUps(read, proposalId).stream()
                .map(run -> seen(read, run, false))
                .toList();
    }

    private Seen seen(Read read, EffectRun run, boolean outdated) {
        return new Seen(run, store.listParts(read, run.id()), store.listCities(read).size(), outdated);
    }

    /**
     * What was approved is followed up at once (an entitlement is assessed over all its months, those to come included)
     * and on each later day on which something of it begins to hold, for rules that are read on the day itself.
     */
    void followUp(Tx tx, UUID proposalId, String actor) {
        ProposedPolicy approved = proposals.getApproved(tx, proposalId);
        LocalDate today = LocalDate.now(clock);
        var days = approved.effectiveDays(today);
        days.add(today);
        days.forEach(day -> store.insert(tx, new EffectRun(
                tx.tenantId(), Ids.next(), proposalId, Kind.FOLLOW_UP, approved.version(), tx.policyEpoch(), day,
                Status.RUNNING, null, null, 0, List.of(), clock.instant(), actor, null)));
    }
}
