package huiyu.core.decision;

import huiyu.core.db.Read;
import huiyu.kernel.money.Money;
import huiyu.policy.PolicyEngine;
import huiyu.policy.assessment.Assessment;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** 复算: runs the engine again on what a decision froze. */
@Component
class Replays {

    private final DecisionStore decisions;
    private final PolicySnapshot snapshots;
    private final Clock clock;

    Replays(DecisionStore decisions, PolicySnapshot snapshots, Clock clock) {
        this.decisions = decisions;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** @param same the same verdict and the same segments to the fen */
    record Replay(boolean same, Money decided, Money replayed) {}

    Replay replay(Read read, Decision decision) {
        Assessment replayed = PolicyEngine.assess(
                snapshots.bookOf(read, decisions.getPolicy(read, decision.id()), LocalDate.now(clock)), decision.request());
        boolean same = replayed.verdict() == decision.verdict()
                && replayed.segments().equals(decision.assessment().segments());
        return new Replay(same, decision.total(), replayed.total());
    }
}
