package huiyu.core.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.time.Instant;

/**
 * How audit rows are chained: the hash of a row is SHA-256 over the hash before it, the tenant, the position and every
 * field with its length. The first row follows 32 zero bytes. Without a key, so that an auditor can recompute it; what
 * keeps the whole chain from being written anew are the {@link AuditAnchors anchors} outside the database.
 */
final class AuditChain {

    static final byte[] BEGINNING = new byte[32];

    private static final byte VERSION = 1;

    private AuditChain() {}

    static byte[] hash(byte[] before, int tenantId, long position, AuditEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.write(before);
            out.writeInt(tenantId);
            out.writeLong(position);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, entry.at()));
            write(out, entry.id().toString());
            write(out, entry.actor());
            write(out, entry.action());
            write(out, entry.targetKind());
            write(out, entry.targetId().toString());
            write(out, entry.reason().orElse(null));
            write(out, entry.detail());
            write(out, entry.correlationId().orElse(null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha256(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
