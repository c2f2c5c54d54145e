package huiyu.core.db;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * The time that all instances share: the database's, asked now and then, and in between this machine's counter, which
 * nobody can set. While the database is away it goes on counting. For leases and turns, not for what people are told.
 */
final class DatabaseClock {

    private static final long ASKED_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Supplier<Instant> database;
    private final LongSupplier counter;
    private volatile Reading last;

    private record Reading(Instant told, long counted) {}

    /** @param counter nanoseconds since some moment, only ever growing */
    DatabaseClock(Supplier<Instant> database, LongSupplier counter) {
        this.database = database;
        this.counter = counter;
    }

    /** @throws DataAccessException when the database is away and has never answered */
    Instant now() {
        long counted = counter.getAsLong();
        Reading reading = last;
        if (reading == null || counted - reading.counted() >= ASKED_EVERY_NANOS) {
            reading = ask(counted, reading);
            last = reading;
        }
        return reading.told().plusNanos(counted - reading.counted());
    }

    private Reading ask(long counted, Reading before) {
        try {
            return new Reading(database.get(), counted);
        } catch (DataAccessException away) {
            if (before == null) {
                throw away;
            }
            return new Reading(before.told().plusNanos(counted - before.counted()), counted);
        }
    }
}
