package huiyu.standalone;

import java.util.concurrent.CompletableFuture;

/**
 * One of the programs that make up the platform on this machine. It may end without being asked to, and is then started
 * again; closing it ends it for good.
 */
interface Part extends AutoCloseable {

    String chinese();

    String english();

    /** Completes when the process that runs now has ended. */
    CompletableFuture<?> onExit();

    /** Starts it again after it has ended; returns when it is ready. */
    void restart();

    @Override
    void close();
}
