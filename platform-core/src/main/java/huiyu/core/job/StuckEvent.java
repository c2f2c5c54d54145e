package huiyu.core.job;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that has failed so often that somebody should look at it. It is tried on all the same, ever less often.
 *
 * @param attempts at least {@link #ATTEMPTS}
 * @param lastError the code of the problem it ended in last, or the name of the failure
 */
public record StuckEvent(
        UUID id, String kind, UUID subjectId, int attempts, Instant createdAt, Instant nextTryAt, String lastError) {

    /** After about a minute of trying; the index of the outbox knows the number too. */
    static final int ATTEMPTS = 5;
}
