package huiyu.benchmarks.fault;

import huiyu.benchmarks.Api;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A client that knows every gateway: what one does not answer it sends to the next, with the same key. */
final class Caller {

    private static final int PATIENCE_SECONDS = 90;
    private static final int PAUSE_MILLIS = 200;

    private final List<Api> gateways;

    private final Promises promises;

    Caller(List<String> gateways, String token, Promises promises) {
        this.promises = promises;
        this.gateways = gateways.stream().map(address -> new Api(address, token)).toList();
    }

    /** Asks until somebody answers. */
    Answered send(String method, String path, String body) throws InterruptedException {
        return send(method, path, body, PATIENCE_SECONDS * 1000 / PAUSE_MILLIS);
    }

    /** Asks once; a caller who goes away leaves the request to its fate. */
    Answered sendOnce(String method, String path, String body) throws InterruptedException {
        return send(method, path, body, 1);
    }

    private Answered send(String method, String path, String body, int tries) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        int first = ThreadLocalRandom.current().nextInt(gateways.size());
        for (int i = 0; i < tries; i++) {
            Answered answered = ask(gateways.get((first + i) % gateways.size()), method, path, body, key);
            if (answered.said() != Promises.Said.NOTHING) {
                return answered;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return Answered.nothing();
    }

    /** 401 is what nobody here should hear: their tokens are right. 5xx and 429 tell nothing about what became of the request. */
    private Answered ask(Api gateway, String method, String path, String body, String key) {
        try {
            Api.Answer answer = gateway.send(method, path, body, key);
            promises.heard(answer.status(), path);
            return answer.status() >= 500 || answer.status() == 429 ? Answered.nothing() : Answered.of(answer.status(), answer.body());
        } catch (IOException gone) {
            return Answered.nothing();
        }
    }
}
