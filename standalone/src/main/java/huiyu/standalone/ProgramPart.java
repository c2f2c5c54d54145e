package huiyu.standalone;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A child process of ours. */
final class ProgramPart implements Part {

    private final String chinese;
    private final String english;
    private final Supplier<ChildProcess> start;
    private final URI health;
    private volatile ChildProcess process;

    ProgramPart(String chinese, String english, Supplier<ChildProcess> start, URI health) {
        this.chinese = chinese;
        this.english = english;
        this.start = start;
        this.health = health;
        this.process = start.get();
    }

    @Override
    public String chinese() {
        return chinese;
    }

    @Override
    public String english() {
        return english;
    }

    @Override
    public CompletableFuture<?> onExit() {
        return process.onExit();
    }

    void awaitReady() {
        Readiness.await(process, health);
    }

    @Override
    public void restart() {
        startAgain();
        awaitReady();
    }

    private synchronized void startAgain() {
        process.close();
        process = start.get();
    }

    @Override
    public synchronized void close() {
        process.close();
    }
}
