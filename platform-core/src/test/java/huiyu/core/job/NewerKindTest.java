package huiyu.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two releases share an outbox while one takes the other's place: the older meets events it has never heard of. */
class NewerKindTest {

    private static final String KIND = "test.since-the-newer";

    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final OutboxStore store = new OutboxStore(CoreDatabase.dsl());
    private final Instant now = Instant.now();
    private final UUID subject = Ids.next();
    private final List<UUID> followed = new ArrayList<>();

    private final class Follows implements EventHandler {
        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public void handle(Tx tx, Event event) {
            followed.add(event.subjectId());
        }
    }

    @Test
    void an_older_instance_leaves_a_kind_it_does_not_know_to_the_newer_one() {
        publish();
        older(Duration.ZERO).dispatchAll();
        older(Duration.ofMinutes(30)).dispatchAll();
        assertThat(done()).isFalse();
        newer(Duration.ofMinutes(61)).dispatchAll();
        assertThat(done()).isTrue();
        assertThat(followed).containsExactly(subject);
    }

    @Test
    void what_nobody_has_known_for_an_hour_is_done_with() {
        publish();
        older(Duration.ZERO).dispatchAll();
        older(Duration.ofMinutes(61)).dispatchAll();
        assertThat(done()).isTrue();
        newer(Duration.ofMinutes(62)).dispatchAll();
        assertThat(followed).isEmpty();
    }

    @Test
    void being_left_counts_as_no_failure() {
        publish();
        for (int minutes = 0; minutes < 60; minutes++) {
            older(Duration.ofMinutes(minutes)).dispatchAll();
        }
        assertThat(read("select attempts from core.outbox_event where tenant_id = ? and subject_id = ?", Integer.class)).isOne();
    }

    private void publish() {
        CoreDatabase.transactions().execute(city, tx -> new Outbox(store, at(Duration.ZERO)).publish(tx, KIND, subject, "test"));
    }

    private EventDispatcher older(Duration later) {
        return new EventDispatcher(store, CoreDatabase.transactions(), List.of(), at(later), 1);
    }

    private EventDispatcher newer(Duration later) {
        return new EventDispatcher(store, CoreDatabase.transactions(), List.of(new Follows()), at(later), 1);
    }

    private Clock at(Duration later) {
        return Clock.fixed(now.plus(later), ZoneOffset.UTC);
    }

    private boolean done() {
        return read("select done_at is not null from core.outbox_event where tenant_id = ? and subject_id = ?", Boolean.class);
    }

    private <T> T read(String sql, Class<T> type) {
        return CoreDatabase.transactions().read(city, read -> read.dsl().fetchSingle(sql, city, subject).get(0, type));
    }
}
