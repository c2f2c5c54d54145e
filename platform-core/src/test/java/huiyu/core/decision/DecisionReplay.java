package huiyu.core.decision;

import huiyu.core.db.Read;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The replay of a decision, in short words for stories. */
@Component
public class DecisionReplay {

    private final DecisionStore decisions;
    private final Replays replays;

    DecisionReplay(DecisionStore decisions, Replays replays) {
        this.decisions = decisions;
        this.replays = replays;
    }

    public boolean isSame(Read read, UUID decisionId) {
        Replays.Replay replay = replays.replay(read, decisions.get(read, decisionId));
        return replay.same() && replay.decided().equals(replay.replayed());
    }
}
