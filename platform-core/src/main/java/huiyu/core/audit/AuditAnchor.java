package huiyu.core.audit;

import java.time.Instant;
import java.util.HexFormat;

/** What the chain of a tenant ended in at a moment. */
record AuditAnchor(Instant at, int tenantId, long position, String hash) {

    static AuditAnchor of(Instant at, int tenantId, AuditSeal head) {
        return new AuditAnchor(at, tenantId, head.position(), HexFormat.of().formatHex(head.hash()));
    }

    /** @throws RuntimeException when it is no such line */
    static AuditAnchor parse(String line) {
        String[] parts = line.split(" ");
        return new AuditAnchor(Instant.parse(parts[0]), Integer.parseInt(parts[1]), Long.parseLong(parts[2]), parts[3]);
    }

    String line() {
        return at + " " + tenantId + " " + position + " " + hash;
    }
}
