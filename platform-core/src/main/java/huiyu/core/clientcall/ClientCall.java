package huiyu.core.clientcall;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A system's call as it was answered.
 *
 * @param path as the API document has it, such as {@code /cases/{caseId}}
 * @param status of HTTP
 * @param problem the code of the problem it was answered with
 * @param milliseconds taken in the platform
 */
public record ClientCall(
        UUID id,
        String clientId,
        Instant at,
        String operation,
        String method,
        String path,
        int status,
        Optional<String> problem,
        Optional<String> correlationId,
        int milliseconds) {}
