package huiyu.core.db;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time-ordered ids (UUID version 7), so that new rows land at the end of their index. A clock that is set back does not
 * lead them back: the last millisecond is used until it has caught up.
 */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LATEST = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        return at(System.currentTimeMillis());
    }

    /** @param now in milliseconds since 1970, by a clock that may have been set */
    static UUID at(long now) {
        long millis = LATEST.accumulateAndGet(now, Math::max);
        long high = (millis << 16) | 0x7000L | (RANDOM.nextInt() & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
