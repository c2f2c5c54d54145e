package huiyu.standalone;

import huiyu.database.DurableDatabase;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;

/** PostgreSQL; after a crash it recovers from its log before it answers. */
final class DatabasePart implements Part {

    private final DurableDatabase server;
    private final LongConsumer guard;

    /** @param guard is told the process that must not outlive us, at every start */
    DatabasePart(DurableDatabase server, LongConsumer guard) {
        this.server = server;
        this.guard = guard;
        guard.accept(server.processId());
    }

    @Override
    public String chinese() {
        return "数据库";
    }

    @Override
    public String english() {
        return "PostgreSQL";
    }

    @Override
    public CompletableFuture<?> onExit() {
        return server.onExit();
    }

    @Override
    public void restart() {
        server.restart();
        guard.accept(server.processId());
    }

    @Override
    public void close() {
        server.close();
    }
}
