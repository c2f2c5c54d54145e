package huiyu.core.party;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class MergeStore {

    record MergeRow(UUID id, UUID survivorId, UUID absorbedId, boolean undone) {}

    /** Keeps two merges from pointing at each other. */
    void lockPersons(Tx tx, UUID one, UUID other) {
        tx.dsl()
                .fetch(
                        "select id from core.person where tenant_id = ? and id in (?, ?) order by id for update",
                        tx.tenantId(), one, other);
    }

    /** Records the merge with what came along, and points the absorbed file and all merged into it at the survivor. */
    UUID merge(Tx tx, UUID survivorId, UUID absorbedId, String reason, Instant at, String by) {
        UUID id = tx.dsl()
                .fetchSingle(
                        """
                        with absorbed as (
                          select p.id from core.person p where p.tenant_id = ? and p.root_id = ?
                        ), moved as (
                          select jsonb_build_object(
                            'persons', (select count(*) from absorbed),
                            'identifiers', (select count(*) from core.person_identifier x join absorbed a on a.id = x.person_id where x.tenant_id = ?),
                            'names', (select count(*) from core.person_name x join absorbed a on a.id = x.person_id where x.tenant_id = ?),
                            'facts', (select count(*) from core.fact x join absorbed a on a.id = x.person_id where x.tenant_id = ?),
                            'kinships', (select count(*) from core.kinship x join absorbed a on a.id in (x.child_id, x.relative_id) where x.tenant_id = ?),
                            'households', (select count(*) from core.household_member x join absorbed a on a.id = x.person_id where x.tenant_id = ?)) as counts
                        )
                        insert into core.person_merge (tenant_id, survivor_id, absorbed_id, moved, reason, merged_at, merged_by)
                        select ?, ?::uuid, ?::uuid, counts, ?, ?::timestamptz, ? from moved
                        returning id""",
                        tx.tenantId(), absorbedId, tx.tenantId(), tx.tenantId(), tx.tenantId(), tx.tenantId(),
                        tx.tenantId(), tx.tenantId(), survivorId, absorbedId, reason, PersonStore.utc(at), by)
                .get("id", UUID.class);
        tx.dsl()
                .execute(
                        """
                        update core.person
                           set root_id = ?::uuid, merged_into = case when id = ?::uuid then ?::uuid else merged_into end
                         where tenant_id = ? and root_id = ?""",
                        survivorId, absorbedId, survivorId, tx.tenantId(), absorbedId);
        return id;
    }

    Optional<UUID> findStanding(Read read, UUID survivorId, UUID absorbedId) {
        return read.dsl()
                .fetchOptional(
                        """
                        select id from core.person_merge
                         where tenant_id = ? and absorbed_id = ? and survivor_id = ? and undone_at is null""",
                        read.tenantId(), absorbedId, survivorId)
                .map(row -> row.get("id", UUID.class));
    }

    Optional<MergeRow> find(Read read, UUID mergeId) {
        return read.dsl()
                .fetchOptional(
                        """
                        select id, survivor_id, absorbed_id, undone_at is not null as undone
                          from core.person_merge where tenant_id = ? and id = ?""",
                        read.tenantId(), mergeId)
                .map(row -> new MergeRow(
                        row.get("id", UUID.class),
                        row.get("survivor_id", UUID.class),
                        row.get("absorbed_id", UUID.class),
                        row.get("undone", Boolean.class)));
    }

    /** A merge as a list shows it; names are those the two files have themselves. */
    record MergeEntry(
            MergeRow merge, Optional<String> survivorName, Optional<String> absorbedName, String reason, Instant mergedAt, String mergedBy,
            Optional<Undoing> undoing) {}

    record Undoing(Instant at, String by, String reason) {}

    /** Newest first, those before {@code before}. @param scope an org unit: only files kept there or below */
    List<MergeEntry> list(Read read, Optional<UUID> scope, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select m.*, s.name as survivor_name, a.name as absorbed_name, w.display_name as merger, u.display_name as undoer
                          from core.person_merge m
                          join core.person p on p.tenant_id = m.tenant_id and p.id = m.survivor_id
                          left join core.person_name s on s.tenant_id = m.tenant_id and s.person_id = m.survivor_id and s.superseded_at is null
                          left join core.person_name a on a.tenant_id = m.tenant_id and a.person_id = m.absorbed_id and a.superseded_at is null
                          left join core.staff_member w on w.tenant_id = m.tenant_id and w.subject = m.merged_by
                          left join core.staff_member u on u.tenant_id = m.tenant_id and u.subject = m.undone_by
                         where m.tenant_id = ? and m.id < ?
                           and (?::uuid is null or p.org_unit_id in (
                             select o.id from core.org_unit o where o.tenant_id = ? and ?::uuid = any (o.lineage)))
                         order by m.id desc limit ?""",
                        read.tenantId(), before.orElse(new UUID(-1, -1)), scope.orElse(null), read.tenantId(), scope.orElse(null), limit)
                .map(MergeStore::entry);
    }

    private static MergeEntry entry(Record row) {
        Optional<Undoing> undoing = Optional.ofNullable(row.get("undone_at", OffsetDateTime.class))
                .map(at -> new Undoing(at.toInstant(), by(row, "undoer", "undone_by"), row.get("undo_reason", String.class)));
        return new MergeEntry(
                new MergeRow(row.get("id", UUID.class), row.get("survivor_id", UUID.class), row.get("absorbed_id", UUID.class), undoing.isPresent()),
                Optional.ofNullable(row.get("survivor_name", String.class)),
                Optional.ofNullable(row.get("absorbed_name", String.class)),
                row.get("reason", String.class),
                row.get("merged_at", OffsetDateTime.class).toInstant(),
                by(row, "merger", "merged_by"),
                undoing);
    }

    /** The name of a member of staff who is still known, or the subject. */
    private static String by(Record row, String name, String subject) {
        return Optional.ofNullable(row.get(name, String.class)).orElseGet(() -> row.get(subject, String.class));
    }

    /** Makes the absorbed file its own root again, with everything that had been merged into it. */
    void undo(Tx tx, MergeRow merge, String reason, Instant at, String by) {
        tx.dsl()
                .execute(
                        """
                        with recursive own (id) as (
                          select ?::uuid
                          union
                          select p.id from core.person p join own on p.merged_into = own.id where p.tenant_id = ?
                        )
                        update core.person
                           set root_id = ?::uuid, merged_into = case when person.id = ?::uuid then null else merged_into end
                          from own
                         where tenant_id = ? and person.id = own.id""",
                        merge.absorbedId(), tx.tenantId(), merge.absorbedId(), merge.absorbedId(), tx.tenantId());
        tx.dsl()
                .execute(
                        """
                        update core.person_merge
                           set undone_at = ?::timestamptz, undone_by = ?, undo_reason = ?
                         where tenant_id = ? and id = ?""",
                        PersonStore.utc(at), by, reason, tx.tenantId(), merge.id());
    }
}
