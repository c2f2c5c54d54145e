package huiyu.core.fund;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** Closings of years, and what they do to reservations. */
@Repository
class ClosingStore {

    boolean isClosed(Read read, int fiscalYear) {
        return read.dsl()
                .fetchSingle(
                        "select exists (select from core.fund_closing where tenant_id = ? and fiscal_year = ? and status = 'closed')",
                        read.tenantId(), fiscalYear)
                .get(0, boolean.class);
    }

    /** Proposed or closed; one that was rejected is past. */
    Optional<Closing> find(Read read, int fiscalYear) {
        return find(read, fiscalYear, "");
    }

    /** As {@link #find}, locked: two who decide come one after the other. */
    Optional<Closing> lock(Tx tx, int fiscalYear) {
        return find(tx, fiscalYear, " for update");
    }

    private static Optional<Closing> find(Read read, int fiscalYear, String lock) {
        return read.dsl()
                .fetchOptional(
                        "select * from core.fund_closing where tenant_id = ? and fiscal_year = ? and status <> 'rejected'" + lock,
                        read.tenantId(), fiscalYear)
                .map(ClosingStore::closing);
    }

    /** False when one is proposed or closed already. */
    boolean insert(Tx tx, Closing closing) {
        return tx.dsl().execute(
                        """
                        insert into core.fund_closing
                               (tenant_id, id, fiscal_year, carry_over, document, status, proposed_by, proposed_at)
                        values (?, ?, ?, ?, ?, 'proposed', ?, ?::timestamptz) on conflict do nothing""",
                        tx.tenantId(), closing.id(), closing.fiscalYear(), closing.carryOver(), closing.document(),
                        closing.proposedBy(), utc(closing.proposedAt()))
                == 1;
    }

    void decided(Tx tx, Closing closing) {
        tx.dsl().execute(
                """
                update core.fund_closing set status = ?, decided_by = ?, decided_at = ?::timestamptz, moved_fen = ?
                 where tenant_id = ? and id = ?""",
                closing.status().code(), closing.decidedBy(), utc(closing.decidedAt()), closing.movedFen(), tx.tenantId(),
                closing.id());
    }

    /** What decisions still held of these funds is bound no more. */
    void releaseReservations(Tx tx, Collection<UUID> fundIds, Instant at) {
        tx.dsl().execute(
                """
                update core.fund_reservation set released_at = ?::timestamptz
                 where tenant_id = ? and fund_id = any (?::uuid[]) and released_at is null""",
                utc(at), tx.tenantId(), fundIds.toArray(UUID[]::new));
    }

    /** Of those of the funds whose year is closed: the fund of the same code of the first year after it that is open. */
    Map<UUID, UUID> findSuccessors(Read read, Collection<UUID> fundIds) {
        Map<UUID, UUID> successors = new HashMap<>();
        read.dsl()
                .fetch(
                        """
                        select distinct on (f.id) f.id, n.id as next_id
                          from core.fund f
                          join core.fund_closing c on c.tenant_id = f.tenant_id and c.fiscal_year = f.fiscal_year and c.status = 'closed'
                          join core.fund n on n.tenant_id = f.tenant_id and n.code = f.code and n.fiscal_year > f.fiscal_year
                         where f.tenant_id = ? and f.id = any (?::uuid[])
                           and not exists (select from core.fund_closing d
                                            where d.tenant_id = n.tenant_id and d.fiscal_year = n.fiscal_year and d.status = 'closed')
                         order by f.id, n.fiscal_year""",
                        read.tenantId(), List.copyOf(fundIds).toArray(UUID[]::new))
                .forEach(row -> successors.put(row.get("id", UUID.class), row.get("next_id", UUID.class)));
        return successors;
    }

    private static Closing closing(Record row) {
        return new Closing(
                row.get("id", UUID.class),
                row.get("fiscal_year", int.class),
                row.get("carry_over", boolean.class),
                row.get("document", String.class),
                Closing.Status.of(row.get("status", String.class)),
                row.get("proposed_by", String.class),
                row.get("proposed_at", OffsetDateTime.class).toInstant(),
                row.get("decided_by", String.class),
                Optional.ofNullable(row.get("decided_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.get("moved_fen", Long.class));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
