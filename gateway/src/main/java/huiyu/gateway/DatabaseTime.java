package huiyu.gateway;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;

/**
 * The time by which all instances count: the database's, asked now and then, and in between this machine's counter, which
 * nobody can set. By the clocks of the machines, one that is an hour ahead would keep a caller waiting at all others.
 */
final class DatabaseTime implements TimeMeter {

    private static final long ASKED_EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final Supplier<Instant> database;
    private final LongSupplier counter;
    private volatile Reading last;

    private record Reading(long told, long counted) {}

    /** @param counter nanoseconds since some moment, only ever growing */
    DatabaseTime(Supplier<Instant> database, LongSupplier counter) {
        this.database = database;
        this.counter = counter;
    }

    /** @throws DataAccessException when the database is away and has never answered */
    @Override
    public long currentTimeNanos() {
        long counted = counter.getAsLong();
        Reading reading = last;
        if (reading == null || counted - reading.counted() >= ASKED_EVERY_NANOS) {
            reading = ask(counted, reading);
            last = reading;
        }
        return reading.told() + counted - reading.counted();
    }

    private Reading ask(long counted, Reading before) {
        try {
            return new Reading(TimeUnit.MILLISECONDS.toNanos(database.get().toEpochMilli()), counted);
        } catch (DataAccessException away) {
            if (before == null) {
                throw away;
            }
            return new Reading(before.told() + counted - before.counted(), counted);
        }
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
