package huiyu.core.impact;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.impact.EffectPart.Phase;
import huiyu.core.impact.EffectRun.Failure;
import huiyu.core.impact.EffectRun.Kind;
import huiyu.core.impact.EffectRun.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Runs of the tenant that proposes, and the parts of its cities. */
@Repository
class EffectStore {

    private final DSLContext acrossTenants;
    private final JsonMapper json;

    EffectStore(DSLContext acrossTenants, JsonMapper json) {
        this.acrossTenants = acrossTenants;
        this.json = json;
    }

    /** A run that has work left. */
    record Due(int tenantId, UUID runId) {}

    /** Through a named door that gives ids and nothing else. */
    List<Due> listDue(LocalDate today) {
        return acrossTenants
                .resultQuery("select tenant_id, run_id from core.policy_effect_runs_due(?::date)", today)
                .fetch(row -> new Due(row.get("tenant_id", int.class), row.get("run_id", UUID.class)));
    }

    /** Who keeps files at or below a tenant: the directory, which is open to all. */
    record City(int tenantId, String divisionCode, String nameZh, String nameEn) {}

    List<City> listCities(Read owner) {
        return owner.dsl()
                .resultQuery(
                        """
                        select id, division_code, name_zh, name_en from core.tenant
                         where ? = any (lineage) and level in ('city', 'municipality') and status <> 'closed'
                         order by division_code""",
                        owner.tenantId())
                .fetch(row -> new City(
                        row.get("id", int.class), row.get("division_code", String.class), row.get("name_zh", String.class),
                        row.get("name_en", String.class)));
    }

    /** False when the follow-up of that day is there already. */
    boolean insert(Tx tx, EffectRun run) {
        return tx.dsl().execute(
                        """
                        insert into core.policy_effect_run
                               (tenant_id, id, proposal_id, kind, proposal_version, policy_epoch, due_on, status,
                                cases_passed, cases_failed, started_at, started_by)
                        values (?, ?, ?, ?, ?, ?, ?, 'running', ?, ?, ?::timestamptz, ?) on conflict do nothing""",
                        tx.tenantId(), run.id(), run.proposalId(), run.kind().word(), run.proposalVersion(),
                        run.policyEpoch(), run.dueOn(), run.casesPassed(), run.casesFailed().toArray(String[]::new),
                        utc(run.startedAt()), run.startedBy())
                == 1;
    }

    /** Ends a preview that another one takes the place of. */
    void abandonPreviews(Tx tx, UUID proposalId, Instant at) {
        tx.dsl().execute(
                """
                update core.policy_effect_run set status = 'failed', completed_at = ?::timestamptz
                 where tenant_id = ? and proposal_id = ? and kind = 'preview' and status = 'running'""",
                utc(at), tx.tenantId(), proposalId);
    }

    void finish(Tx tx, UUID runId, Status status, Figures figures, Failure failure, Instant at) {
        tx.dsl().execute(
                """
                update core.policy_effect_run
                   set status = ?, figures = ?::jsonb, failure = ?::jsonb, completed_at = ?::timestamptz
                 where tenant_id = ? and id = ? and status = 'running'""",
                status.word(), text(figures), text(failure), utc(at), tx.tenantId(), runId);
    }

    Optional<EffectRun> find(Read read, UUID runId) {
        return read.dsl()
                .fetchOptional("select * from core.policy_effect_run where tenant_id = ? and id = ?", read.tenantId(), runId)
                .map(this::run);
    }

    Optional<EffectRun> findLatestPreview(Read read, UUID proposalId) {
        return read.dsl()
                .fetchOptional(
                        """
                        select * from core.policy_effect_run
                         where tenant_id = ? and proposal_id = ? and kind = 'preview'
                         order by started_at desc, id desc limit 1""",
                        read.tenantId(), proposalId)
                .map(this::run);
    }

    List<EffectRun> listFollowUps(Read read, UUID proposalId) {
        return read.dsl()
                .fetch(
                        """
                        select * from core.policy_effect_run
                         where tenant_id = ? and proposal_id = ? and kind = 'follow-up' order by due_on""",
                        read.tenantId(), proposalId)
                .map(this::run);
    }

    /** Of this city, locked: two workers on one part go one after the other. */
    Optional<EffectPart> lockPart(Tx tx, UUID runId) {
        return tx.dsl()
                .fetchOptional(
                        "select * from core.policy_effect_part where tenant_id = ? and run_id = ? for update",
                        tx.tenantId(), runId)
                .map(this::part);
    }

    void insertPart(Tx tx, EffectPart part) {
        tx.dsl().execute(
                """
                insert into core.policy_effect_part (tenant_id, run_id, reader_tenant_id, status, total, figures)
                values (?, ?, ?, 'running', ?, ?::jsonb) on conflict do nothing""",
                tx.tenantId(), part.runId(), part.readerId(), part.total(), text(part.figures()));
    }

    void savePart(Tx tx, EffectPart part) {
        tx.dsl().execute(
                """
                update core.policy_effect_part
                   set status = ?, phase = ?, checkpoint = ?, done = ?, figures = ?::jsonb, failure = ?::jsonb, published = ?,
                       opened_on = ?, opened = ?
                 where tenant_id = ? and run_id = ?""",
                part.status().word(), part.phase().word(), part.checkpoint(), part.done(), text(part.figures()),
                text(part.failure()), part.status() != Status.RUNNING, part.pace().day(), part.pace().opened(), tx.tenantId(),
                part.runId());
    }

    /** What the cities have published of a run, and the tenant's own part. */
    List<EffectPart> listParts(Read reader, UUID runId) {
        return reader.dsl()
                .fetch(
                        """
                        select * from core.policy_effect_part
                         where reader_tenant_id = ? and run_id = ? and (published or tenant_id = ?) order by tenant_id""",
                        reader.tenantId(), runId, reader.tenantId())
                .map(this::part);
    }

    private EffectRun run(Record row) {
        return new EffectRun(
                row.get("tenant_id", int.class),
                row.get("id", UUID.class),
                row.get("proposal_id", UUID.class),
                Kind.of(row.get("kind", String.class)),
                row.get("proposal_version", int.class),
                row.get("policy_epoch", long.class),
                row.get("due_on", LocalDate.class),
                Status.of(row.get("status", String.class)),
                read(row.get("figures", String.class), Figures.class),
                read(row.get("failure", String.class), Failure.class),
                row.get("cases_passed", int.class),
                Arrays.asList(row.get("cases_failed", String[].class)),
                row.get("started_at", OffsetDateTime.class).toInstant(),
                row.get("started_by", String.class),
                Optional.ofNullable(row.get("completed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private EffectPart part(Record row) {
        return new EffectPart(
                row.get("tenant_id", int.class),
                row.get("run_id", UUID.class),
                row.get("reader_tenant_id", int.class),
                Status.of(row.get("status", String.class)),
                Phase.valueOf(row.get("phase", String.class).toUpperCase(java.util.Locale.ROOT)),
                row.get("checkpoint", UUID.class),
                row.get("done", int.class),
                row.get("total", int.class),
                read(row.get("figures", String.class), Figures.class),
                read(row.get("failure", String.class), Failure.class),
                new EffectPart.Pace(row.get("opened_on", LocalDate.class), row.get("opened", int.class)),
                false);
    }

    private String text(Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }

    private <T> T read(String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
