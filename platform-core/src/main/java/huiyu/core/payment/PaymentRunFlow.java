package huiyu.core.payment;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.fund.Charge;
import huiyu.core.job.Outbox;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Works the payments of a month off. A step does one chunk of children and commits with the checkpoint; an event asks for
 * the next step, so that a run survives whatever stops it and shares the workers with other tenants.
 */
@Component
class PaymentRunFlow {

    static final String STEP_DUE = "payment-run.step-due";
    static final int CHILDREN_PER_STEP = 1_000;

    private final RunStore runs;
    private final DifferenceStore differences;
    private final CorrectionFlow corrections;
    private final LineMaker maker;
    private final HeldLines heldLines;
    private final BatchPlaceStore places;
    private final Outbox outbox;
    private final Clock clock;

    PaymentRunFlow(
            RunStore runs,
            DifferenceStore differences,
            CorrectionFlow corrections,
            LineMaker maker,
            HeldLines heldLines,
            BatchPlaceStore places,
            Outbox outbox,
            Clock clock) {
        this.runs = runs;
        this.differences = differences;
        this.corrections = corrections;
        this.maker = maker;
        this.heldLines = heldLines;
        this.places = places;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Starts the run of a month. While a run is under way, answers that one: there is one at a time.
     *
     * @throws ProblemException 409 {@code payment-run-under-way} if the one under way is of another month
     */
    PaymentRun start(Tx tx, YearMonth month, String actor) {
        UUID id = Ids.next();
        if (runs.insert(tx, id, month, clock.instant(), actor)) {
            outbox.publish(tx, STEP_DUE, id, actor);
            return runs.find(tx, id).orElseThrow();
        }
        return runs.findRunning(tx)
                .filter(running -> running.month().equals(month))
                .orElseThrow(() -> ProblemException.conflict("payment-run-under-way", Map.of()));
    }

    /** Does the next chunk; false when there is nothing left to do. */
    boolean step(Tx tx, UUID runId) {
        PaymentRun run = runs.lock(tx, runId);
        if (!run.running()) {
            return false;
        }
        List<UUID> children = differences.childrenAfter(tx, run.checkpoint(), CHILDREN_PER_STEP);
        if (children.isEmpty()) {
            finish(tx, run);
            return false;
        }
        corrections.correct(tx, children);
        // the payment calendar is in the segments: the engine reckons from the day of approval when they become payable
        LineMaker.Made made =
                maker.make(tx, run, differences.listMissing(tx, children, run.month().atEndOfMonth()));
        runs.save(tx, progressed(run, children, made));
        return true;
    }

    private void finish(Tx tx, PaymentRun run) {
        heldLines.recheck(tx);
        places.gather(tx, run, clock.instant());
        runs.save(
                tx,
                new PaymentRun(
                        run.id(),
                        run.month(),
                        false,
                        run.checkpoint(),
                        run.childrenDone(),
                        run.linesMade(),
                        run.linesHeld(),
                        run.amountFen(),
                        run.shortages(),
                        run.startedAt(),
                        run.startedBy(),
                        clock.instant()));
    }

    private static PaymentRun progressed(PaymentRun run, List<UUID> children, LineMaker.Made made) {
        long held = made.lines().stream().filter(line -> line.status() == PaymentLine.Status.HELD).count();
        long fen = made.lines().stream().mapToLong(line -> line.amount().fen()).sum();
        return new PaymentRun(
                run.id(),
                run.month(),
                true,
                children.getLast(),
                run.childrenDone() + children.size(),
                run.linesMade() + made.lines().size(),
                run.linesHeld() + (int) held,
                run.amountFen() + fen,
                shortages(run.shortages(), made.refused()),
                run.startedAt(),
                run.startedBy(),
                null);
    }

    private static List<PaymentRun.Shortage> shortages(List<PaymentRun.Shortage> former, List<Charge.Refused> refused) {
        Map<String, PaymentRun.Shortage> byFund = new LinkedHashMap<>();
        former.forEach(shortage -> byFund.put(shortage.code() + shortage.fund(), shortage));
        for (Charge.Refused line : refused) {
            byFund.merge(
                    line.code() + line.fund(),
                    new PaymentRun.Shortage(line.code(), line.fund(), 1, line.missing().fen()),
                    (one, other) -> new PaymentRun.Shortage(
                            one.code(), one.fund(), one.lines() + other.lines(), one.missingFen() + other.missingFen()));
        }
        return new ArrayList<>(byFund.values());
    }
}
