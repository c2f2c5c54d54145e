package huiyu.core.payment;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class RunStore {

    private static final TypeReference<List<PaymentRun.Shortage>> SHORTAGES = new TypeReference<>() {};

    private final JsonMapper json;

    RunStore(JsonMapper json) {
        this.json = json;
    }

    /** False if a run is under way: a tenant has one at a time. */
    boolean insert(Tx tx, UUID id, YearMonth month, Instant at, String actor) {
        return tx.dsl().execute(
                        """
                        insert into core.payment_run (tenant_id, id, month, status, started_at, started_by)
                        values (?, ?, ?, 'running', ?::timestamptz, ?) on conflict do nothing""",
                        tx.tenantId(), id, month.atDay(1), at.atOffset(ZoneOffset.UTC), actor)
                == 1;
    }

    Optional<PaymentRun> findRunning(Read read) {
        return read.dsl()
                .fetchOptional("select * from core.payment_run where tenant_id = ? and status = 'running'", read.tenantId())
                .map(this::run);
    }

    Optional<PaymentRun> find(Read read, UUID id) {
        return read.dsl()
                .fetchOptional("select * from core.payment_run where tenant_id = ? and id = ?", read.tenantId(), id)
                .map(this::run);
    }

    /** Newest first, those older than {@code before}; null for the first page. */
    List<PaymentRun> list(Read read, UUID before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select * from core.payment_run
                         where tenant_id = ? and id < coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
                         order by id desc limit ?""",
                        read.tenantId(), before, limit)
                .map(this::run);
    }

    /** Two workers on one run go one after the other. */
    PaymentRun lock(Tx tx, UUID id) {
        return run(tx.dsl()
                .fetchSingle(
                        "select * from core.payment_run where tenant_id = ? and id = ? for update", tx.tenantId(), id));
    }

    void save(Tx tx, PaymentRun run) {
        OffsetDateTime completedAt = run.completedAt() == null ? null : run.completedAt().atOffset(ZoneOffset.UTC);
        tx.dsl().execute(
                """
                update core.payment_run
                   set status = ?, checkpoint = ?, children_done = ?, lines_made = ?, lines_held = ?, amount_fen = ?,
                       shortages = ?::jsonb, completed_at = ?::timestamptz
                 where tenant_id = ? and id = ?""",
                run.running() ? "running" : "completed",
                run.checkpoint(),
                run.childrenDone(),
                run.linesMade(),
                run.linesHeld(),
                run.amountFen(),
                json.writeValueAsString(run.shortages()),
                completedAt,
                tx.tenantId(),
                run.id());
    }

    private PaymentRun run(Record row) {
        OffsetDateTime completedAt = row.get("completed_at", OffsetDateTime.class);
        return new PaymentRun(
                row.get("id", UUID.class),
                YearMonth.from(row.get("month", LocalDate.class)),
                row.get("status", String.class).equals("running"),
                row.get("checkpoint", UUID.class),
                row.get("children_done", int.class),
                row.get("lines_made", int.class),
                row.get("lines_held", int.class),
                row.get("amount_fen", long.class),
                json.readValue(row.get("shortages", String.class), SHORTAGES),
                row.get("started_at", OffsetDateTime.class).toInstant(),
                row.get("started_by", String.class),
                completedAt == null ? null : completedAt.toInstant());
    }
}
