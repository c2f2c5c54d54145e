package huiyu.core.clientcall;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import huiyu.core.db.Ids;
import huiyu.core.db.TenantTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    private final TenantTransaction transactions = CoreDatabase.transactions();
    private final int city = CoreDatabase.createCity(CoreDatabase.createProvince());
    private final ClientCalls calls = callsAt(NOW);

    @Test
    void of_each_system_the_latest_thousand_are_kept() {
        IntStream.range(0, 1_005).forEach(number -> calls.note(city, call("busy", new UUID(number, 0), 200, NOW)));
        calls.note(city, call("quiet", Ids.next(), 200, NOW));
        calls.write();
        calls.trim();

        List<ClientCall> first = list("busy", false, Optional.empty(), 600);
        List<ClientCall> rest = list("busy", false, Optional.of(first.getLast().id()), 600);
        assertThat(first.getFirst().id()).isEqualTo(new UUID(1_004, 0));
        assertThat(first.size() + rest.size()).isEqualTo(1_000);
        assertThat(rest.getLast().id()).isEqualTo(new UUID(5, 0));
        assertThat(list("quiet", false, Optional.empty(), 10)).hasSize(1);
    }

    @Test
    void problems_are_found_alone_and_another_city_sees_nothing() {
        calls.note(city, call("mixed", Ids.next(), 201, NOW));
        calls.note(city, call("mixed", Ids.next(), 422, NOW));
        calls.write();

        assertThat(list("mixed", true, Optional.empty(), 10)).singleElement().satisfies(call -> {
            assertThat(call.status()).isEqualTo(422);
            assertThat(call.problem()).contains("invalid-request");
        });
        int elsewhere = CoreDatabase.createCity(CoreDatabase.createProvince());
        assertThat(list(calls, elsewhere, "mixed")).isEmpty();
    }

    @Test
    void after_seven_days_a_call_is_shown_no_more_and_the_night_forgets_it() {
        calls.note(city, call("old", Ids.next(), 200, NOW));
        calls.write();
        ClientCalls later = callsAt(NOW.plus(Duration.ofDays(7)).plusSeconds(1));

        assertThat(list(later, city, "old")).isEmpty();
        later.purge();
        assertThat(list("old", false, Optional.empty(), 10)).isEmpty();
    }

    private ClientCalls callsAt(Instant now) {
        return new ClientCalls(new ClientCallStore(CoreDatabase.dsl()), transactions, Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<ClientCall> list(String client, boolean problems, Optional<UUID> before, int limit) {
        return transactions.read(city, read -> calls.list(read, client, problems, before, limit));
    }

    private List<ClientCall> list(ClientCalls asked, int tenant, String client) {
        return transactions.read(tenant, read -> asked.list(read, client, false, Optional.empty(), 10));
    }

    private static ClientCall call(String client, UUID id, int status, Instant at) {
        return new ClientCall(
                id, client, at, "getCase", "GET", "/cases/{caseId}", status,
                status < 400 ? Optional.empty() : Optional.of("invalid-request"), Optional.of("trial-0001"), 12);
    }
}
