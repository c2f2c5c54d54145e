package huiyu.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events of a frequent kind are handled many at a time; one that fails does not take the others with it. */
class EventSetTest {

    private static final String KIND = "test.frequent";

    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final OutboxStore store = new OutboxStore(CoreDatabase.dsl());
    private final Outbox outbox = new Outbox(store, Clock.systemUTC());
    private final Counting handler = new Counting();
    private final EventDispatcher dispatcher =
            new EventDispatcher(store, CoreDatabase.transactions(), List.of(handler), Clock.systemUTC(), 1);

    /** Keeps what was committed with it: a row of the outbox itself, of a kind nobody handles. */
    private final class Counting implements EventSetHandler {
        private final List<Integer> sets = new ArrayList<>();
        private UUID poison;
        private int coming;

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void handle(Tx tx, List<Event> events) {
            sets.add(events.size());
            outbox.publishAll(tx, KIND, Stream.generate(Ids::next).limit(coming).toList(), "test");
            coming = 0;
            outbox.publishAll(tx, "test.followed", events.stream().map(Event::subjectId).toList(), "test");
            if (events.stream().anyMatch(event -> event.subjectId().equals(poison))) {
                throw new IllegalStateException("poison");
            }
        }
    }

    @Test
    void a_set_is_handled_in_one_transaction() {
        List<UUID> subjects = publish(30);
        assertThat(dispatcher.dispatchAll()).isGreaterThanOrEqualTo(30);
        assertThat(handler.sets).containsExactly(30);
        assertThat(followed()).containsExactlyInAnyOrderElementsOf(subjects);
    }

    @Test
    void what_comes_while_the_job_is_at_work_gathers_until_it_comes_again() {
        publish(3);
        handler.coming = 2;
        assertThat(dispatcher.dispatchGathering()).isGreaterThanOrEqualTo(3);
        assertThat(handler.sets).containsExactly(3);
        dispatcher.dispatchGathering();
        assertThat(handler.sets).containsExactly(3, 2);
    }

    @Test
    void a_full_set_is_followed_by_the_rest_at_once() {
        publish(230);
        dispatcher.dispatchGathering();
        assertThat(handler.sets).containsExactly(200, 30);
    }

    @Test
    void one_that_fails_is_put_off_alone_and_the_others_are_followed_up_once() {
        List<UUID> subjects = publish(30);
        handler.poison = subjects.get(17);
        dispatcher.dispatchAll();
        assertThat(followed()).hasSize(29).doesNotContain(handler.poison).doesNotHaveDuplicates();
        assertThat(waiting()).containsExactly(handler.poison);
    }

    private List<UUID> publish(int count) {
        List<UUID> subjects = Stream.generate(Ids::next).limit(count).toList();
        CoreDatabase.transactions().execute(city, tx -> outbox.publishAll(tx, KIND, subjects, "test"));
        return subjects;
    }

    private List<UUID> followed() {
        return subjects("kind = 'test.followed'");
    }

    private List<UUID> waiting() {
        return subjects("kind = 'test.frequent' and done_at is null and attempts = 1 and last_error = 'IllegalStateException'");
    }

    private List<UUID> subjects(String which) {
        return CoreDatabase.transactions().read(city, read -> read.dsl()
                .fetch("select subject_id from core.outbox_event where tenant_id = ? and " + which, city)
                .getValues(0, UUID.class));
    }
}
