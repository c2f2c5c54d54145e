package huiyu.core.recovery;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.kernel.money.Money;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RecoveryStore {

    private static final UUID LAST = UUID.fromString("00000000-0000-0000-0000-000000000000");

    private static final String SELECT =
            """
            select c.*, m.opened, m.balance
              from core.recovery_case c
             cross join lateral (
                   select coalesce(sum(amount_fen) filter (where kind = 'opened'), 0)::bigint as opened,
                          coalesce(sum(amount_fen), 0)::bigint as balance
                     from core.recovery_movement where tenant_id = c.tenant_id and case_id = c.id) m
            """;

    private final JsonMapper json;

    RecoveryStore(JsonMapper json) {
        this.json = json;
    }

    /** The case of this decision and debtor; made if there is none. */
    UUID open(Tx tx, UUID decisionId, UUID subjectId, String programme, UUID debtorId, Instant at) {
        OffsetDateTime now = at.atOffset(ZoneOffset.UTC);
        tx.dsl().execute(
                """
                insert into core.recovery_case
                       (tenant_id, decision_id, subject_id, programme, debtor_id, status, opened_at, changed_at)
                values (?, ?, ?, ?, ?, 'opened', ?::timestamptz, ?::timestamptz) on conflict do nothing""",
                tx.tenantId(), decisionId, subjectId, programme, debtorId, now, now);
        return tx.dsl()
                .fetchSingle(
                        "select id from core.recovery_case where tenant_id = ? and decision_id = ? and debtor_id = ?",
                        tx.tenantId(), decisionId, debtorId)
                .get("id", UUID.class);
    }

    Optional<RecoveryCase> find(Read read, UUID id) {
        return read.dsl()
                .fetchOptional(SELECT + "where c.tenant_id = ? and c.id = ?", read.tenantId(), id)
                .map(this::recovery);
    }

    /** As {@link #find}; others who want to change it wait. */
    Optional<RecoveryCase> lock(Tx tx, UUID id) {
        tx.dsl().fetch("select id from core.recovery_case where tenant_id = ? and id = ? for update", tx.tenantId(), id);
        return find(tx, id);
    }

    /** The cases of some debtors that are to be set off, oldest first, locked. */
    List<RecoveryCase> lockSetOff(Tx tx, Collection<UUID> debtorIds) {
        List<UUID> ids = tx.dsl()
                .fetch(
                        """
                        select id from core.recovery_case
                         where tenant_id = ? and debtor_id = any (?::uuid[]) and status = 'planned' and plan ->> 'kind' = 'set-off'
                         order by id for update""",
                        tx.tenantId(), debtorIds.toArray(UUID[]::new))
                .getValues("id", UUID.class);
        return ids.isEmpty()
                ? List.of()
                : tx.dsl()
                        .fetch(
                                SELECT + "where c.tenant_id = ? and c.id = any (?::uuid[]) order by c.id",
                                tx.tenantId(), ids.toArray(UUID[]::new))
                        .map(this::recovery);
    }

    List<RecoveryCase> listByStatus(Read read, RecoveryCase.Status status, UUID after, int limit) {
        return read.dsl()
                .fetch(
                        SELECT + "where c.tenant_id = ? and c.status = ? and c.id > ? order by c.id limit ?",
                        read.tenantId(), status.code(), after == null ? LAST : after, limit)
                .map(this::recovery);
    }

    List<RecoveryCase> listOfChild(Read read, UUID subjectId, UUID after, int limit) {
        return read.dsl()
                .fetch(
                        SELECT + "where c.tenant_id = ? and c.subject_id = ? and c.id > ? order by c.id limit ?",
                        read.tenantId(), subjectId, after == null ? LAST : after, limit)
                .map(this::recovery);
    }

    List<RecoveryCase> list(Read read, UUID after, int limit) {
        return read.dsl()
                .fetch(
                        SELECT + "where c.tenant_id = ? and c.id > ? order by c.id limit ?",
                        read.tenantId(), after == null ? LAST : after, limit)
                .map(this::recovery);
    }

    void setStatus(Tx tx, UUID id, RecoveryCase.Status status, Instant at) {
        tx.dsl().execute(
                "update core.recovery_case set status = ?, changed_at = ?::timestamptz where tenant_id = ? and id = ?",
                status.code(), at.atOffset(ZoneOffset.UTC), tx.tenantId(), id);
    }

    void setPlan(Tx tx, UUID id, RecoveryCase.Plan plan, Instant at) {
        tx.dsl().execute(
                """
                update core.recovery_case set status = 'planned', plan = ?::jsonb, changed_at = ?::timestamptz
                 where tenant_id = ? and id = ?""",
                json.writeValueAsString(plan), at.atOffset(ZoneOffset.UTC), tx.tenantId(), id);
    }

    /** @param waiver null once it is approved */
    void setWaiver(Tx tx, UUID id, RecoveryCase.Waiver waiver, Instant at) {
        tx.dsl().execute(
                """
                update core.recovery_case set waiver_fen = ?, waiver_reason = ?, waiver_by = ?, changed_at = ?::timestamptz
                 where tenant_id = ? and id = ?""",
                waiver == null ? null : waiver.amount().fen(),
                waiver == null ? null : waiver.reason(),
                waiver == null ? null : waiver.proposedBy(),
                at.atOffset(ZoneOffset.UTC),
                tx.tenantId(),
                id);
    }

    private RecoveryCase recovery(Record row) {
        String plan = row.get("plan", String.class);
        Long waived = row.get("waiver_fen", Long.class);
        return new RecoveryCase(
                row.get("id", UUID.class),
                row.get("decision_id", UUID.class),
                row.get("subject_id", UUID.class),
                row.get("programme", String.class),
                row.get("debtor_id", UUID.class),
                RecoveryCase.Status.of(row.get("status", String.class)),
                Optional.ofNullable(plan).map(text -> json.readValue(text, RecoveryCase.Plan.class)),
                Optional.ofNullable(waived)
                        .map(fen -> new RecoveryCase.Waiver(
                                Money.ofFen(fen),
                                row.get("waiver_reason", String.class),
                                row.get("waiver_by", String.class))),
                Money.ofFen(row.get("opened", long.class)),
                Money.ofFen(row.get("balance", long.class)),
                row.get("opened_at", OffsetDateTime.class).toInstant());
    }
}
