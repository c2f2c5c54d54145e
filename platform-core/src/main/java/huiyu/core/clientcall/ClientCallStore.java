package huiyu.core.clientcall;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class ClientCallStore {

    private static final UUID LAST = new UUID(-1, -1);

    private final DSLContext acrossTenants;

    ClientCallStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    void insert(Tx tx, List<ClientCall> calls) {
        tx.dsl().execute(
                """
                insert into core.client_call
                  (tenant_id, client_id, id, called_at, operation, method, path, status, problem, correlation_id, milliseconds)
                select ?, c.* from unnest(?::text[], ?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::int[]) c""",
                tx.tenantId(),
                column(calls, ClientCall::clientId, String[]::new),
                column(calls, ClientCall::id, UUID[]::new),
                column(calls, call -> call.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                column(calls, ClientCall::operation, String[]::new),
                column(calls, ClientCall::method, String[]::new),
                column(calls, ClientCall::path, String[]::new),
                column(calls, ClientCall::status, Integer[]::new),
                column(calls, call -> call.problem().orElse(null), String[]::new),
                column(calls, call -> call.correlationId().orElse(null), String[]::new),
                column(calls, ClientCall::milliseconds, Integer[]::new));
    }

    /** Leaves the latest {@code kept} of a system. */
    void trim(Tx tx, String clientId, int kept) {
        tx.dsl().execute(
                """
                delete from core.client_call
                 where tenant_id = ? and client_id = ?
                   and id <= (select k.id from core.client_call k where k.tenant_id = ? and k.client_id = ?
                               order by k.id desc offset ? limit 1)""",
                tx.tenantId(), clientId, tx.tenantId(), clientId, kept);
    }

    /** Newest first, those before {@code before}. */
    List<ClientCall> list(Read read, String clientId, boolean problemsOnly, Instant since, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select * from core.client_call
                         where tenant_id = ? and client_id = ? and id < ? and called_at >= ?::timestamptz and (not ? or status >= 400)
                         order by id desc limit ?""",
                        read.tenantId(), clientId, before.orElse(LAST), since.atOffset(ZoneOffset.UTC), problemsOnly, limit)
                .map(ClientCallStore::call);
    }

    /** Through a named door that gives tenant ids and nothing else. */
    List<Integer> tenantsWithCallsBefore(Instant moment) {
        return acrossTenants
                .resultQuery("select core.tenants_with_client_calls_before(?::timestamptz)", moment.atOffset(ZoneOffset.UTC))
                .fetch(0, Integer.class);
    }

    void delete(Tx tx, Instant before) {
        tx.dsl().execute(
                "delete from core.client_call where tenant_id = ? and called_at < ?::timestamptz",
                tx.tenantId(), before.atOffset(ZoneOffset.UTC));
    }

    private static <T> T[] column(List<ClientCall> calls, Function<ClientCall, T> of, java.util.function.IntFunction<T[]> array) {
        return calls.stream().map(of).toArray(array);
    }

    private static ClientCall call(Record row) {
        return new ClientCall(
                row.get("id", UUID.class),
                row.get("client_id", String.class),
                row.get("called_at", OffsetDateTime.class).toInstant(),
                row.get("operation", String.class),
                row.get("method", String.class),
                row.get("path", String.class),
                row.get("status", int.class),
                Optional.ofNullable(row.get("problem", String.class)),
                Optional.ofNullable(row.get("correlation_id", String.class)),
                row.get("milliseconds", int.class));
    }
}
