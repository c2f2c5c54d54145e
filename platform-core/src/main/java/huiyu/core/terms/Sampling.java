package huiyu.core.terms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Draws a share of cases for an additional look. No dice: the draw is a hash of the case's id and the level, so that an
 * auditor can draw it again, and nobody can choose.
 */
public final class Sampling {

    private Sampling() {}

    /** @param share of a thousand */
    static boolean draws(UUID caseId, int level, int share) {
        return position(caseId, level) < share;
    }

    /** 0 to 999: the first four bytes of SHA-256 over {@code <case id>:<level>}, modulo 1000. */
    public static int position(UUID caseId, int level) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((caseId + ":" + level).getBytes(StandardCharsets.UTF_8));
            return Integer.remainderUnsigned(ByteBuffer.wrap(hash).getInt(), 1000);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
