package huiyu.core.fundyear;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** How far the funds of a year are bound to what falls due in it. */
@Repository
class YearPassStore {

    private final DSLContext acrossTenants;

    YearPassStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    /** A programme that has funds of the year and is not, or not wholly, bound. */
    record Due(int tenantId, String programme) {}

    /** Through a named door that gives tenants and programmes and nothing else. */
    List<Due> listDue(int fiscalYear) {
        return acrossTenants
                .resultQuery("select tenant_id, programme from core.fund_years_to_reserve(?)", fiscalYear)
                .fetch(row -> new Due(row.get("tenant_id", int.class), row.get("programme", String.class)));
    }

    /** Begins a pass; one that is under way goes on, one that was short begins again. */
    void begin(Tx tx, int fiscalYear, String programme, Instant at) {
        tx.dsl().execute(
                """
                insert into core.fund_year_pass (tenant_id, fiscal_year, programme, started_at)
                values (?, ?, ?, ?::timestamptz)
                    on conflict (tenant_id, fiscal_year, programme) do update
                   set checkpoint = null, looked_at = 0, reserved_fen = 0, short_of = 0, short_code = null,
                       started_at = excluded.started_at, completed_at = null
                 where fund_year_pass.completed_at is not null""",
                tx.tenantId(), fiscalYear, programme, utc(at));
    }

    /** Locked: two workers on one pass go one after the other. Empty when it is over. */
    Optional<YearPass> lock(Tx tx, int fiscalYear, String programme) {
        return tx.dsl()
                .fetchOptional(
                        """
                        select * from core.fund_year_pass
                         where tenant_id = ? and fiscal_year = ? and programme = ? and completed_at is null for update""",
                        tx.tenantId(), fiscalYear, programme)
                .map(YearPassStore::pass);
    }

    void save(Tx tx, YearPass pass) {
        tx.dsl().execute(
                """
                update core.fund_year_pass
                   set checkpoint = ?, looked_at = ?, reserved_fen = ?, short_of = ?, short_code = ?,
                       completed_at = ?::timestamptz
                 where tenant_id = ? and fiscal_year = ? and programme = ?""",
                pass.checkpoint().orElse(null), pass.lookedAt(), pass.reservedFen(), pass.shortOf(),
                pass.shortCode().orElse(null), pass.completedAt().map(YearPassStore::utc).orElse(null), tx.tenantId(),
                pass.fiscalYear(), pass.programme());
    }

    List<YearPass> list(Read read, int fiscalYear) {
        return read.dsl()
                .fetch(
                        "select * from core.fund_year_pass where tenant_id = ? and fiscal_year = ? order by programme",
                        read.tenantId(), fiscalYear)
                .map(YearPassStore::pass);
    }

    private static YearPass pass(Record row) {
        return new YearPass(
                row.get("fiscal_year", int.class),
                row.get("programme", String.class),
                Optional.ofNullable(row.get("checkpoint", UUID.class)),
                row.get("looked_at", int.class),
                row.get("reserved_fen", long.class),
                row.get("short_of", int.class),
                Optional.ofNullable(row.get("short_code", String.class)),
                row.get("started_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.get("completed_at", OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
