package huiyu.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Clocks that are set forward and back, and a database that goes away meanwhile. */
class MovedClockTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong counter = new AtomicLong(5);
    private final DatabaseClock clock = new DatabaseClock(
            () -> {
                asked.incrementAndGet();
                if (database.get() == null) {
                    throw new DataAccessResourceFailureException("away");
                }
                return database.get();
            },
            counter::get);

    @Test
    void the_shared_time_is_the_databases_and_is_asked_for_now_and_then() {
        assertThat(clock.now()).isEqualTo(NOON);
        counter.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(9));
        assertThat(asked).hasValue(1);

        counter.addAndGet(Duration.ofSeconds(1).toNanos());
        database.set(NOON.plusSeconds(3600));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3600));
    }

    @Test
    void it_goes_on_while_the_database_is_away_but_never_begins_without_it() {
        Instant before = clock.now();
        database.set(null);
        counter.addAndGet(Duration.ofMinutes(3).toNanos());
        assertThat(clock.now()).isEqualTo(before.plusSeconds(180));

        DatabaseClock other = new DatabaseClock(() -> {
            throw new DataAccessResourceFailureException("away");
        }, counter::get);
        assertThatThrownBy(other::now).isInstanceOf(DataAccessException.class);
    }

    @Test
    void ids_do_not_go_back_when_the_clock_does() {
        long now = System.currentTimeMillis();
        UUID first = Ids.at(now);
        UUID second = Ids.at(now - Duration.ofHours(1).toMillis());

        assertThat(millis(second)).isGreaterThanOrEqualTo(millis(first));
        assertThat(second.version()).isEqualTo(7);
        assertThat(second).isNotEqualTo(first);
    }

    private static long millis(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
