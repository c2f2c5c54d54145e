package huiyu.core.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** @param id null before the row is written; time-ordered @param detail a JSON object */
record AuditEntry(
        UUID id,
        Instant at,
        String actor,
        String action,
        String targetKind,
        UUID targetId,
        Optional<String> reason,
        String detail,
        Optional<String> correlationId) {}
