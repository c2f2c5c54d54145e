package huiyu.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Of two instances one has a clock that was set an hour forward, or an hour back. */
class MovedClockEventTest {

    private static final String KIND = "test.moved-clock";

    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final OutboxStore store = new OutboxStore(CoreDatabase.dsl());
    private final Clock right = Clock.systemUTC();
    private final List<UUID> handled = new ArrayList<>();
    private boolean failing;

    private final EventHandler handler = new EventHandler() {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void handle(Tx tx, Event event) {
            if (failing) {
                throw new IllegalStateException("failing");
            }
            handled.add(event.subjectId());
        }
    };

    @Test
    void what_an_instance_an_hour_ahead_has_published_is_followed_up_at_once_by_the_others() {
        UUID subject = publish(Clock.offset(right, Duration.ofHours(1)));
        dispatch(right);
        assertThat(handled).containsExactly(subject);
    }

    @Test
    void an_instance_an_hour_behind_does_not_wait_an_hour() {
        UUID subject = publish(right);
        dispatch(Clock.offset(right, Duration.ofHours(-1)));
        assertThat(handled).containsExactly(subject);
    }

    @Test
    void what_has_failed_still_waits_for_its_next_try() {
        publish(right);
        failing = true;
        dispatch(right);
        failing = false;
        dispatch(right);
        assertThat(handled).isEmpty();
        dispatch(Clock.offset(right, Duration.ofMinutes(1)));
        assertThat(handled).hasSize(1);
    }

    private UUID publish(Clock clock) {
        UUID subject = Ids.next();
        CoreDatabase.transactions().execute(city, tx -> new Outbox(store, clock).publish(tx, KIND, subject, "test"));
        return subject;
    }

    private void dispatch(Clock clock) {
        new EventDispatcher(store, CoreDatabase.transactions(), List.of(handler), clock, 1).dispatchAll();
    }
}
