package huiyu.core.web;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.casework.CaseworkContext;
import huiyu.core.db.CoreDatabase;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class IdempotencyPurgeTest {

    private static final Instant NOW = Instant.parse("2026-02-15T03:40:00Z");

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final IdempotencyPurge purge = new IdempotencyPurge(
            CaseworkContext.get(IdempotencyStore.class), transactions, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void an_answer_is_given_again_for_thirty_days_and_then_the_key_is_a_new_write() {
        assertThat(write("kept", "first")).isEqualTo("first");
        assertThat(write("old", "first")).isEqualTo("first");
        age("kept", "29 days");
        age("old", "31 days");

        assertThat(purge.run()).isPositive();
        assertThat(write("kept", "second")).isEqualTo("first");
        assertThat(write("old", "second")).isEqualTo("second");
    }

    @Test
    void many_are_forgotten_chunk_by_chunk_and_a_second_run_finds_none() {
        transactions.execute(city, tx -> tx.dsl().execute(
                """
                insert into core.idempotency_record (tenant_id, caller, key, operation, request_hash, created_at)
                select ?, 'app', n::text, 'test', ''::bytea, timestamptz '2026-01-01' from generate_series(1, 4100) as n""",
                city));
        assertThat(purge.run()).isGreaterThanOrEqualTo(4100);
        assertThat(purge.run()).isZero();
    }

    private String write(String key, String answer) {
        return transactions.run(city, tx -> CaseworkContext.get(Idempotency.class)
                .once(tx, Actor.system(city), key, "test", "body", String.class, () -> answer));
    }

    private void age(String key, String age) {
        transactions.execute(city, tx -> tx.dsl().execute(
                "update core.idempotency_record set created_at = timestamptz '2026-02-15T03:40:00Z' - ?::interval where tenant_id = ? and key = ?",
                age, city, key));
    }
}
