package huiyu.core.factsource;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class FactRequestStore {

    record NewRequest(UUID personId, String attribute, String source) {}

    private final DSLContext acrossTenants;

    FactRequestStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    /** Adds what is not being asked already. */
    void insert(Tx tx, List<NewRequest> requests, Instant at, String by) {
        tx.dsl()
                .execute(
                        """
                        insert into core.fact_request
                          (tenant_id, id, person_id, attribute, source, status, asked_at, asked_by, next_poll_at)
                        select ?, n.id, n.person_id, n.attribute, n.source, 'waiting', ?::timestamptz, ?, ?::timestamptz
                          from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[]) as n (id, person_id, attribute, source)
                        on conflict do nothing""",
                        tx.tenantId(), utc(at), by, utc(at),
                        requests.stream().map(each -> Ids.next()).toArray(UUID[]::new),
                        requests.stream().map(NewRequest::personId).toArray(UUID[]::new),
                        requests.stream().map(NewRequest::attribute).toArray(String[]::new),
                        requests.stream().map(NewRequest::source).toArray(String[]::new));
    }

    /** Latest first. */
    List<FactRequest> list(Read read, Collection<UUID> personIds, boolean waitingOnly, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select r.id, r.person_id, r.attribute, r.source, r.status, r.asked_at, r.answered_at
                          from core.fact_request r
                         where r.tenant_id = ? and r.person_id = any (?::uuid[]) and (not ? or r.status = 'waiting')
                         order by r.id desc limit ?""",
                        read.tenantId(), personIds.toArray(UUID[]::new), waitingOnly, limit)
                .map(FactRequestStore::request);
    }

    /** Takes due requests for this worker: the next poll is put off, each time twice as long, at most an hour. */
    List<FactRequest> takeDue(Tx tx, Instant at, int most) {
        return tx.dsl()
                .fetch(
                        """
                        with due as (
                          select id from core.fact_request
                           where tenant_id = ? and status = 'waiting' and next_poll_at <= ?::timestamptz
                           order by next_poll_at limit ? for update skip locked
                        )
                        update core.fact_request r
                           set polls = r.polls + 1,
                               next_poll_at = ?::timestamptz + least(3600, 5 * power(2, least(r.polls, 10))) * interval '1 second'
                          from due
                         where r.tenant_id = ? and r.id = due.id
                        returning r.id, r.person_id, r.attribute, r.source, r.status, r.asked_at, r.answered_at""",
                        tx.tenantId(), utc(at), most, utc(at), tx.tenantId())
                .map(FactRequestStore::request);
    }

    /** True for the first to close it. */
    boolean close(Tx tx, UUID requestId, String status, Instant at) {
        return tx.dsl()
                        .execute(
                                """
                                update core.fact_request set status = ?, answered_at = ?::timestamptz
                                 where tenant_id = ? and id = ? and status = 'waiting'""",
                                status, utc(at), tx.tenantId(), requestId)
                == 1;
    }

    /** The named door: tenant ids only, through a function that gives nothing else. */
    List<Integer> tenantsWithDueRequests(Instant at) {
        return acrossTenants
                .resultQuery("select core.tenants_with_due_fact_requests(?::timestamptz)", utc(at))
                .fetch(0, Integer.class);
    }

    private static FactRequest request(org.jooq.Record row) {
        return new FactRequest(
                row.get("id", UUID.class),
                row.get("person_id", UUID.class),
                row.get("attribute", String.class),
                row.get("source", String.class),
                row.get("status", String.class),
                row.get("asked_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("answered_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
