package huiyu.core.web;

import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes without a natural business key: the same key with the same body gets the first answer, with another body a
 * 422. Runs inside the transaction of the write, so that the answer is remembered exactly when the write is.
 */
@Component
public class Idempotency {

    private final IdempotencyStore store;
    private final JsonMapper json;

    Idempotency(IdempotencyStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /**
     * @param operation the operation's id, part of what must be the same
     * @param request the body as read; what counts is its JSON
     */
    public <T> T once(
            Tx tx, Actor actor, String key, String operation, Object request, Class<T> answer, Supplier<T> write) {
        byte[] hash = sha256(operation + "\n" + json.writeValueAsString(request));
        String caller = caller(actor);
        if (store.claim(tx, caller, key, operation, hash)) {
            T first = write.get();
            store.remember(tx, caller, key, json.writeValueAsString(first));
            return first;
        }
        IdempotencyStore.Remembered remembered = store.getRemembered(tx, caller, key);
        if (!Arrays.equals(remembered.requestHash(), hash)) {
            throw ProblemException.invalid("idempotency-key-reused", Map.of());
        }
        return json.readValue(remembered.response(), answer);
    }

    /** Citizens who act through the same app do not share keys. */
    private static String caller(Actor actor) {
        return actor.personId().map(person -> actor.subject() + "/" + person).orElse(actor.subject());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
