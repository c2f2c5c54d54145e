package huiyu.standalone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Starts again what has ended by itself; what keeps ending is a fault for people to look at. */
final class Supervision {

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Console console;
    private final Deque<Instant> ends = new ArrayDeque<>();

    Supervision(Clock clock, Console console) {
        this.clock = clock;
        this.console = console;
    }

    /**
     * Returns when something ended for good: the sixth end within ten minutes, or a part that does not start any more.
     *
     * @param parts in the order in which they were started
     * @param stopping whether they end because they are asked to; then it returns too
     */
    void watch(Collection<? extends Part> parts, BooleanSupplier stopping) {
        while (true) {
            CompletableFuture.anyOf(parts.stream().map(Part::onExit).toArray(CompletableFuture[]::new)).join();
            for (Part part : parts) {
                if (stopping.getAsBoolean()) {
                    return;
                }
                if (part.onExit().isDone() && !restart(part)) {
                    return;
                }
            }
        }
    }

    private boolean restart(Part part) {
        if (isTooOften()) {
            console.problem(part.chinese() + "反复退出", part.english() + " keeps ending");
            return false;
        }
        console.problem(part.chinese() + "意外退出,正在重新启动", part.english() + " ended by itself and is started again");
        part.restart();
        console.say(part.chinese() + "已恢复", part.english() + " is back");
        return true;
    }

    private boolean isTooOften() {
        Instant now = clock.instant();
        ends.addLast(now);
        ends.removeIf(end -> end.isBefore(now.minus(WITHIN)));
        return ends.size() > MOST;
    }
}
