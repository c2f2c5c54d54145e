package huiyu.core.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * @param id null before the row is written; time-ordered
 * @param actorName of a member of staff who is still known; found when read
 * @param detail a JSON object
 */
record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        Optional<String> actorName,
        String action,
        String targetKind,
        UUID targetId,
        Optional<String> reason,
        String detail,
        Optional<String> correlationId) {}
