package huiyu.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A city whose events are large pieces of work keeps another's waiting for a moment only. */
class FairTurnsTest {

    private static final String KIND = "test.large";

    private final int province = CoreDatabase.createProvince();
    private final int busy = CoreDatabase.createCity(province);
    private final int quiet = CoreDatabase.createCity(province);
    private final Stepping clock = new Stepping();
    private final OutboxStore store = new OutboxStore(CoreDatabase.dsl());
    private final Outbox outbox = new Outbox(store, clock);
    private final List<Integer> handled = new ArrayList<>();
    private final EventDispatcher dispatcher =
            new EventDispatcher(store, CoreDatabase.transactions(), List.of(new TakesLong()), clock, 1);

    /** Each event takes a fifth of a second of the clock. */
    private final class TakesLong implements EventHandler {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void handle(Tx tx, Event event) {
            handled.add(tx.tenantId());
            clock.now = clock.now.plus(Duration.ofMillis(200));
        }
    }

    private static final class Stepping extends Clock {
        private Instant now = Instant.now();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void a_city_with_much_to_do_lets_the_other_in_after_its_turn() {
        publish(busy, 20);
        publish(quiet, 1);
        dispatcher.dispatchAll();
        assertThat(handled).hasSize(21);
        assertThat(handled.indexOf(quiet)).isLessThanOrEqualTo(2);
    }

    private void publish(int city, int events) {
        CoreDatabase.transactions().execute(
                city, tx -> outbox.publishAll(tx, KIND, Stream.generate(Ids::next).limit(events).toList(), "test"));
    }
}
