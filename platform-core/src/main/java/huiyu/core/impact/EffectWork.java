package huiyu.core.impact;

import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.impact.EffectRun.Failure;
import huiyu.core.impact.EffectRun.Kind;
import huiyu.core.impact.EffectRun.Status;
import huiyu.core.impact.EffectStore.City;
import huiyu.core.impact.Figures.PlaceCell;
import huiyu.core.indicator.CellThreshold;
import huiyu.core.policy.ProposedPolicies;
import huiyu.core.policy.ProposedPolicy;
import huiyu.core.web.ProblemException;
import huiyu.policy.problem.PolicyException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Works runs off: one chunk of one city per transaction, the cities in turn, each chunk with its checkpoint. What stopped
 * goes on where it was.
 */
@Component
public class EffectWork {

    private static final Logger log = LoggerFactory.getLogger(EffectWork.class);
    private static final int ROUNDS = 20;

    private final EffectStore store;
    private final TenantTransaction transactions;
    private final ProposedPolicies proposals;
    private final CellThreshold threshold;
    private final PreviewStep preview;
    private final FollowUpStep followUp;
    private final Clock clock;

    EffectWork(
            EffectStore store,
            TenantTransaction transactions,
            ProposedPolicies proposals,
            CellThreshold threshold,
            PreviewStep preview,
            FollowUpStep followUp,
            Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.proposals = proposals;
        this.threshold = threshold;
        this.preview = preview;
        this.followUp = followUp;
        this.clock = clock;
    }

    /** All that a chunk needs to know of its run. */
    record Order(EffectRun run, ProposedPolicy policy, List<City> cities, int threshold) {}

    /** Some rounds of every run that is due; a failing run does not stop the others. */
    public void run() {
        for (EffectStore.Due due : store.listDue(LocalDate.now(clock))) {
            try {
                advance(due.tenantId(), due.runId());
            } catch (PolicyException refusal) {
                finish(due, Status.FAILED, null, failure(refusal));
            } catch (ProblemException overtaken) {
                finish(due, Status.FAILED, null, new Failure(overtaken.code(), "proposal", "提案已变更或已办结", "the proposal has changed or is decided"));
            } catch (RuntimeException failure) {
                log.error("policy effect {} of tenant {} stopped, to be tried again", due.runId(), due.tenantId(), failure);
            }
        }
    }

    private void advance(int owner, UUID runId) {
        Order order = transactions.read(owner, read -> order(read, runId));
        List<City> left = new ArrayList<>(order.cities());
        boolean resting = false;
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            for (City city : List.copyOf(left)) {
                Progress progress = transactions.run(city.tenantId(), tx -> step(tx, order, city));
                resting |= progress == Progress.RESTS;
                left.removeIf(one -> one == city && progress != Progress.GOES_ON);
            }
        }
        if (left.isEmpty() && !resting) {
            conclude(order);
        }
    }

    private enum Progress {
        GOES_ON,
        /** The day's share is done. */
        RESTS,
        DONE
    }

    private Order order(Read owner, UUID runId) {
        EffectRun run = store.find(owner, runId).orElseThrow();
        ProposedPolicy policy = run.kind() == Kind.PREVIEW
                ? proposals.getProposed(owner, run.proposalId())
                : proposals.getApproved(owner, run.proposalId());
        if (policy.version() != run.proposalVersion()) {
            throw ProblemException.conflict("proposal-changed", Map.of("version", policy.version()));
        }
        return new Order(run, policy, store.listCities(owner), threshold.on(owner, LocalDate.now(clock)));
    }

    private Progress step(Tx tx, Order order, City city) {
        EffectPart part = store.lockPart(tx, order.run().id()).orElse(null);
        if (part != null && part.status() != Status.RUNNING) {
            return Progress.DONE;
        }
        EffectStep step = order.run().kind() == Kind.PREVIEW ? preview : followUp;
        if (part == null) {
            part = new EffectPart(
                    tx.tenantId(), order.run().id(), order.run().tenantId(), Status.RUNNING, EffectPart.Phase.DECISIONS,
                    null, 0, step.count(tx, order), Figures.NONE, null, EffectPart.NONE_YET, false);
            store.insertPart(tx, part);
        }
        EffectPart next = step.perform(tx, order, part);
        if (next.rests()) {
            return Progress.RESTS;
        }
        store.savePart(tx, next.status() == Status.COMPLETED ? published(next, order, city) : next);
        return next.status() == Status.RUNNING ? Progress.GOES_ON : Progress.DONE;
    }

    private static EffectPart published(EffectPart part, Order order, City city) {
        boolean own = part.tenantId() == part.readerId();
        Figures figures = own
                ? part.figures().shortened()
                : part.figures().published(
                        new PlaceCell(city.divisionCode(), city.nameZh(), city.nameEn(), null, null), order.threshold());
        return part.with(figures);
    }

    private void conclude(Order order) {
        List<EffectPart> parts = transactions.read(
                order.run().tenantId(), read -> store.listParts(read, order.run().id()));
        Optional<Failure> failure =
                parts.stream().flatMap(part -> Optional.ofNullable(part.failure()).stream()).findFirst();
        Figures sum = parts.stream().map(EffectPart::figures).reduce(Figures.NONE, Figures::plus).shortened();
        finish(
                new EffectStore.Due(order.run().tenantId(), order.run().id()),
                failure.isPresent() ? Status.FAILED : Status.COMPLETED, sum, failure.orElse(null));
    }

    private void finish(EffectStore.Due due, Status status, Figures figures, Failure failure) {
        transactions.execute(
                due.tenantId(), tx -> store.finish(tx, due.runId(), status, figures, failure, clock.instant()));
    }

    static Failure failure(PolicyException refusal) {
        PolicyException.Problem first = refusal.problems().getFirst();
        return new Failure(first.code(), first.subject(), first.zh(), first.en());
    }
}
