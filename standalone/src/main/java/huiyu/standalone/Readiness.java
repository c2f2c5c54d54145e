package huiyu.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.ExecutionException;

/** Waits until a process says over HTTP that it is ready; listening is not enough. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long PAUSE_MILLIS = 250;

    private Readiness() {}

    /** @throws IllegalStateException when the process ends or ten minutes pass before */
    static void await(ChildProcess process, URI health) {
        long end = System.nanoTime() + LIMIT.toNanos();
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            while (!answers(client, health)) {
                if (hasEnded(process)) {
                    throw new IllegalStateException("process ended while starting, see " + process.log());
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("not ready after " + LIMIT.toMinutes() + " minutes, see " + process.log());
                }
            }
        }
    }

    private static boolean answers(HttpClient client, URI health) {
        try {
            HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static boolean hasEnded(ChildProcess process) {
        try {
            process.onExit().get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillRunning) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
