package huiyu.core.job;

import static huiyu.core.db.tables.Tables.OUTBOX_EVENT;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.db.tables.tables.records.OutboxEventRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class OutboxStore {

    /**
     * Due by this instance's clock or the database's; and what was never tried at once, since the clock of whoever wrote it may
     * have been ahead.
     */
    private static final String LOCK =
            """
            select id, kind, version, subject_id, actor from core.outbox_event
             where tenant_id = ? and done_at is null and (next_try_at <= greatest(?::timestamptz, now()) or attempts = 0)""";

    private static final HotStatement LOCK_NEXT =
            new HotStatement(LOCK + " and kind <> all (?::text[]) order by next_try_at, id limit 1 for update skip locked");
    private static final HotStatement LOCK_ALIKE =
            new HotStatement(LOCK + " and kind = ? and id <> ? order by next_try_at, id limit ? for update skip locked");
    private static final HotStatement LOCK_ONE = new HotStatement(LOCK + " and id = ? for update skip locked");
    private static final HotStatement DONE = new HotStatement(
            "update core.outbox_event set done_at = ?::timestamptz where tenant_id = ? and id = any ((select ?::uuid[])::uuid[])");

    private final DSLContext acrossTenants;

    OutboxStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    void insert(Tx tx, String kind, UUID subjectId, String actor, Instant at) {
        tx.dsl()
                .insertInto(OUTBOX_EVENT)
                .columns(
                        OUTBOX_EVENT.TENANT_ID, OUTBOX_EVENT.KIND, OUTBOX_EVENT.SUBJECT_ID, OUTBOX_EVENT.ACTOR,
                        OUTBOX_EVENT.CREATED_AT, OUTBOX_EVENT.NEXT_TRY_AT)
                .values(tx.tenantId(), kind, subjectId, actor, utc(at), utc(at))
                .execute();
    }

    /** @param behind how much later than now it takes its turn; what was never tried is due all the same */
    void insertAll(Tx tx, String kind, Collection<UUID> subjectIds, String actor, Instant at, Duration behind) {
        tx.dsl().execute(
                """
                insert into core.outbox_event (tenant_id, kind, subject_id, actor, created_at, next_try_at)
                select ?, ?, unnest(?::uuid[]), ?, ?::timestamptz, ?::timestamptz""",
                tx.tenantId(), kind, subjectIds.toArray(UUID[]::new), actor, utc(at), utc(at.plus(behind)));
    }

    /** The first due event, locked for this transaction; other workers skip it. @param gathering kinds that are left alone */
    List<Event> lockNext(Tx tx, Instant at, Collection<String> gathering) {
        return LOCK_NEXT.fetch(tx, OutboxStore::event, tx.tenantId(), utc(at), gathering.toArray(String[]::new));
    }

    /** What else is due of the kind of an event. */
    List<Event> lockDueAlike(Tx tx, Event first, Instant at, int most) {
        return LOCK_ALIKE.fetch(tx, OutboxStore::event, tx.tenantId(), utc(at), first.kind(), first.id(), most);
    }

    /** One event, if it is still due and nobody else has it. */
    List<Event> lockDue(Tx tx, Event event, Instant at) {
        return LOCK_ONE.fetch(tx, OutboxStore::event, tx.tenantId(), utc(at), event.id());
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class), row.getString("kind"), row.getInt("version"), row.getObject("subject_id", UUID.class),
                row.getString("actor"));
    }

    void done(Tx tx, List<Event> events, Instant at) {
        DONE.execute(tx, utc(at), tx.tenantId(), events.stream().map(Event::id).toArray(UUID[]::new));
    }

    /**
     * Puts an event off until it is twice as old, so that an instance that knows its kind finds it; it counts as no failure.
     *
     * @return false once it is older than {@code most}: then nobody knows it
     */
    boolean leave(Tx tx, Event event, Instant at, Duration most) {
        return tx.dsl().execute(
                """
                update core.outbox_event
                   set attempts = greatest(attempts, 1),
                       next_try_at = clock.at + greatest(clock.at - created_at, interval '2 seconds')
                  from (select greatest(?::timestamptz, now()) as at) clock
                 where tenant_id = ? and id = ? and clock.at - created_at < make_interval(secs => ?)""",
                utc(at), tx.tenantId(), event.id(), (double) most.toSeconds()) > 0;
    }

    /** Tries later, each time twice as late, at most an hour; the event stays until somebody mends the cause. */
    void failed(Tx tx, UUID id, Instant at, String error) {
        var attempts = tx.dsl()
                .select(OUTBOX_EVENT.ATTEMPTS)
                .from(OUTBOX_EVENT)
                .where(OUTBOX_EVENT.TENANT_ID.eq(tx.tenantId()))
                .and(OUTBOX_EVENT.ID.eq(id))
                .fetchSingle(OUTBOX_EVENT.ATTEMPTS);
        Duration wait = Duration.ofSeconds(Math.min(3600, 2L << Math.min(attempts, 12)));
        tx.dsl()
                .update(OUTBOX_EVENT)
                .set(OUTBOX_EVENT.ATTEMPTS, attempts + 1)
                .set(OUTBOX_EVENT.NEXT_TRY_AT, utc(at.plus(wait)))
                .set(OUTBOX_EVENT.LAST_ERROR, error)
                .where(OUTBOX_EVENT.TENANT_ID.eq(tx.tenantId()))
                .and(OUTBOX_EVENT.ID.eq(id))
                .execute();
    }

    /** The second, named door: tenant ids only, through a function that gives nothing else. */
    List<Integer> tenantsWithDueEvents(Instant at) {
        return acrossTenants
                .resultQuery("select core.tenants_with_due_events(?::timestamptz)", utc(at))
                .fetch(0, Integer.class);
    }

    /** How many keep failing, over all tenants: through a function that gives a number and nothing else. */
    long countStuck() {
        return acrossTenants.resultQuery("select core.count_stuck_events()").fetchSingle(0, long.class);
    }

    List<StuckEvent> listStuck(Read read, Optional<UUID> after, int limit) {
        return read.dsl()
                .selectFrom(OUTBOX_EVENT)
                .where(isStuck(read))
                .and(after.map(OUTBOX_EVENT.ID::gt).orElse(DSL.noCondition()))
                .orderBy(OUTBOX_EVENT.ID)
                .limit(limit)
                .fetch(OutboxStore::stuck);
    }

    /** The stuck event of a kind about somebody or something. In the order of the index of stuck events, or another might be taken. */
    Optional<StuckEvent> findStuck(Read read, String kind, UUID subjectId) {
        return read.dsl()
                .selectFrom(OUTBOX_EVENT)
                .where(isStuck(read))
                .and(OUTBOX_EVENT.KIND.eq(kind))
                .and(OUTBOX_EVENT.SUBJECT_ID.eq(subjectId))
                .orderBy(OUTBOX_EVENT.ID)
                .limit(1)
                .fetchOptional(OutboxStore::stuck);
    }

    /** Makes a stuck event due; empty when there is none of that id. */
    Optional<StuckEvent> retry(Tx tx, UUID id, Instant at) {
        return tx.dsl()
                .update(OUTBOX_EVENT)
                .set(OUTBOX_EVENT.NEXT_TRY_AT, utc(at))
                .where(isStuck(tx))
                .and(OUTBOX_EVENT.ID.eq(id))
                .returning()
                .fetchOptional(OutboxStore::stuck);
    }

    /** The number stands in the statement itself: the index holds stuck events only. */
    private static Condition isStuck(Read read) {
        return OUTBOX_EVENT.TENANT_ID
                .eq(read.tenantId())
                .and(OUTBOX_EVENT.DONE_AT.isNull())
                .and(OUTBOX_EVENT.ATTEMPTS.ge(DSL.inline(StuckEvent.ATTEMPTS)));
    }

    private static StuckEvent stuck(OutboxEventRecord row) {
        return new StuckEvent(
                row.getId(), row.getKind(), row.getSubjectId(), row.getAttempts(), row.getCreatedAt().toInstant(),
                row.getNextTryAt().toInstant(), row.getLastError());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
