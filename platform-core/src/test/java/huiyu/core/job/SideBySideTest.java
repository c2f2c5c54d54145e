package huiyu.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two workers serve two cities at once. */
class SideBySideTest {

    private static final String KIND = "test.side-by-side";

    private final int province = CoreDatabase.createProvince();
    private final int one = CoreDatabase.createCity(province);
    private final int other = CoreDatabase.createCity(province);
    private final OutboxStore store = new OutboxStore(CoreDatabase.dsl());
    private final Outbox outbox = new Outbox(store, Clock.systemUTC());
    private final CyclicBarrier both = new CyclicBarrier(2);
    private final Queue<Integer> handled = new ConcurrentLinkedQueue<>();

    /** Goes on only when the other city's event is being handled too. */
    private final class WaitsForTheOther implements EventHandler {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void handle(Tx tx, Event event) {
            try {
                both.await(1, TimeUnit.MINUTES);
            } catch (Exception alone) {
                throw new IllegalStateException(alone);
            }
            handled.add(tx.tenantId());
        }
    }

    @Test
    void two_cities_are_served_at_once() {
        for (int city : List.of(one, other)) {
            CoreDatabase.transactions().execute(city, tx -> outbox.publish(tx, KIND, Ids.next(), "test"));
        }
        new EventDispatcher(store, CoreDatabase.transactions(), List.of(new WaitsForTheOther()), Clock.systemUTC(), 2).dispatchAll();
        assertThat(handled).containsExactlyInAnyOrder(one, other);
    }
}
