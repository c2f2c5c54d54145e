package huiyu.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

class DatabaseTimeTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
    private final AtomicLong counter = new AtomicLong(7);
    private final DatabaseTime time = new DatabaseTime(this::ask, counter::get);

    @Test
    void two_machines_count_alike_whatever_their_own_counters_say() {
        DatabaseTime other = new DatabaseTime(this::ask, () -> counter.get() + Duration.ofHours(1).toNanos());
        assertThat(seconds(other)).isEqualTo(seconds(time)).isEqualTo(NOON.getEpochSecond());
        pass(Duration.ofSeconds(4));
        assertThat(seconds(other)).isEqualTo(seconds(time)).isEqualTo(NOON.getEpochSecond() + 4);
    }

    @Test
    void it_goes_on_while_the_database_is_away_and_follows_it_again_afterwards() {
        assertThat(seconds(time)).isEqualTo(NOON.getEpochSecond());
        database.set(null);
        pass(Duration.ofMinutes(1));
        assertThat(seconds(time)).isEqualTo(NOON.getEpochSecond() + 60);

        database.set(NOON.plusSeconds(70));
        pass(Duration.ofSeconds(10));
        assertThat(seconds(time)).isEqualTo(NOON.getEpochSecond() + 70);
    }

    @Test
    void it_does_not_begin_with_a_guess() {
        database.set(null);
        assertThatThrownBy(time::currentTimeNanos).isInstanceOf(DataAccessException.class);
    }

    private Instant ask() {
        if (database.get() == null) {
            throw new DataAccessResourceFailureException("away");
        }
        return database.get();
    }

    private void pass(Duration time) {
        counter.addAndGet(time.toNanos());
    }

    private static long seconds(DatabaseTime time) {
        return TimeUnit.NANOSECONDS.toSeconds(time.currentTimeNanos());
    }
}
