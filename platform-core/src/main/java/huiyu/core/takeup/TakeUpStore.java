package huiyu.core.takeup;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.takeup.TakeUp.NotAsked;
import huiyu.core.takeup.TakeUpCounts.Count;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What passes over the children have found, and how far they are. */
@Repository
class TakeUpStore {

    private final DSLContext acrossTenants;

    TakeUpStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    /** A pass that has work left. */
    record Due(int tenantId, String programme) {}

    /** Through a named door that gives tenants and programmes and nothing else. */
    List<Due> listDue() {
        return acrossTenants
                .resultQuery("select tenant_id, programme from core.take_up_passes_due()")
                .fetch(row -> new Due(row.get("tenant_id", int.class), row.get("programme", String.class)));
    }

    /** Everybody who keeps files: the directory, which is open to all. */
    List<Integer> listCities() {
        return acrossTenants
                .resultQuery("select id from core.tenant where level in ('city', 'municipality') and status <> 'closed' order by id")
                .fetch(0, Integer.class);
    }

    /** Begins a pass for each; one that is under way goes on. */
    void begin(Tx tx, Collection<String> programmes, Instant at) {
        tx.dsl().execute(
                """
                insert into core.take_up_pass (tenant_id, programme, started_at)
                select ?, p, ?::timestamptz from unnest(?::text[]) as p
                    on conflict (tenant_id, programme) do update
                   set checkpoint = null, started_at = excluded.started_at, completed_at = null
                 where take_up_pass.completed_at is not null""",
                tx.tenantId(), utc(at), programmes.toArray(String[]::new));
    }

    /** How far a pass is. @param checkpoint the last child looked at; empty at the beginning */
    record Pass(Optional<UUID> checkpoint) {}

    /** Locked: two workers on one pass go one after the other. Empty when it is over. */
    Optional<Pass> lockPass(Tx tx, String programme) {
        return tx.dsl()
                .fetchOptional(
                        """
                        select checkpoint from core.take_up_pass
                         where tenant_id = ? and programme = ? and completed_at is null for update""",
                        tx.tenantId(), programme)
                .map(row -> new Pass(Optional.ofNullable(row.get("checkpoint", UUID.class))));
    }

    /** In place of what was found before of the children after one and up to another. @param upTo empty for all after */
    void replace(Tx tx, String programme, Optional<UUID> after, Optional<UUID> upTo, List<NotAsked> found) {
        tx.dsl().execute(
                """
                delete from core.take_up
                 where tenant_id = ? and programme = ? and subject_id > ? and subject_id <= coalesce(?::uuid, subject_id)""",
                tx.tenantId(), programme, after.orElse(new UUID(0, 0)), upTo.orElse(null));
        tx.dsl().execute(
                """
                insert into core.take_up (tenant_id, programme, subject_id, org_unit_id, open)
                select ?, ?, f.subject_id, f.org_unit_id, f.open
                  from unnest(?::uuid[], ?::uuid[], ?::boolean[]) as f (subject_id, org_unit_id, open)""",
                tx.tenantId(), programme,
                found.stream().map(NotAsked::subjectId).toArray(UUID[]::new),
                found.stream().map(child -> child.orgUnitId().orElse(null)).toArray(UUID[]::new),
                found.stream().map(NotAsked::isOpen).toArray(Boolean[]::new));
    }

    void advance(Tx tx, String programme, UUID checkpoint) {
        tx.dsl().execute(
                "update core.take_up_pass set checkpoint = ? where tenant_id = ? and programme = ?",
                checkpoint, tx.tenantId(), programme);
    }

    void complete(Tx tx, String programme, Instant at) {
        tx.dsl().execute(
                """
                update core.take_up_pass set completed_at = ?::timestamptz, counted_at = ?::timestamptz
                 where tenant_id = ? and programme = ?""",
                utc(at), utc(at), tx.tenantId(), programme);
    }

    /** Of a programme the tenant does not run any more. */
    void forget(Tx tx, String programme) {
        tx.dsl().execute("delete from core.take_up where tenant_id = ? and programme = ?", tx.tenantId(), programme);
        tx.dsl().execute("delete from core.take_up_pass where tenant_id = ? and programme = ?", tx.tenantId(), programme);
    }

    /** When the last whole pass ended; empty when there was none. */
    Optional<Instant> findCountedAt(Read read, String programme) {
        return read.dsl()
                .fetchOptional(
                        "select counted_at from core.take_up_pass where tenant_id = ? and programme = ? and counted_at is not null",
                        read.tenantId(), programme)
                .map(row -> row.get("counted_at", OffsetDateTime.class).toInstant());
    }

    Map<Optional<UUID>, Count> countByUnit(Read read, String programme) {
        return read.dsl()
                .fetch(
                        """
                        select org_unit_id, count(*) filter (where not open)::int as eligible, count(*) filter (where open)::int as open
                          from core.take_up where tenant_id = ? and programme = ? group by org_unit_id""",
                        read.tenantId(), programme)
                .intoMap(
                        row -> Optional.ofNullable(row.get("org_unit_id", UUID.class)),
                        row -> new Count(row.get("eligible", int.class), row.get("open", int.class)));
    }

    /** Who is entitled, in id order. @param scope an org unit; empty for the whole tenant */
    List<UUID> listEligible(Read read, String programme, Optional<UUID> scope, Optional<UUID> after, int limit) {
        UUID unit = scope.orElse(null);
        return read.dsl()
                .fetch(
                        """
                        select t.subject_id from core.take_up t
                         where t.tenant_id = ? and t.programme = ? and not t.open and t.subject_id > ?
                           and (?::uuid is null or t.org_unit_id in (
                             select u.id from core.org_unit u where u.tenant_id = ? and ?::uuid = any (u.lineage)))
                         order by t.subject_id limit ?""",
                        read.tenantId(), programme, after.orElse(new UUID(0, 0)), unit, read.tenantId(), unit, limit)
                .map(row -> row.get("subject_id", UUID.class));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
