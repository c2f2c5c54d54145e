package huiyu.core.party;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Who is whose mother, father, guardian; and who lives in which household. */
@Repository
class KinStore {

    /** Both sides as files, that is after merges. @param declared known by the family's own words only */
    record KinRow(UUID id, UUID childId, UUID relativeId, Kin kind, boolean declared) {}

    /** @param role {@code child}, {@code mother}, {@code father}, {@code guardian} or {@code sibling} */
    record Relation(UUID askedId, String role, UUID rootId) {}

    private static final String RELATIVES =
            """
            with child as (
              select p.id as asked_id, p.root_id
                from core.person p
               where p.tenant_id = ? and p.id = any (?::uuid[])
            ), relative as (
              select distinct c.asked_id, c.root_id as child_id, k.kind, r.root_id
                from child c
                join core.person cp on cp.tenant_id = ? and cp.root_id = c.root_id
                join core.kinship k on k.tenant_id = cp.tenant_id and k.child_id = cp.id
                                    and k.superseded_at is null
                join core.person r on r.tenant_id = k.tenant_id and r.id = k.relative_id
            )""";

    private static final HotStatement PARENTS = HotStatement.ofSets(
            RELATIVES + """
            select asked_id, 'child' as role, root_id from child
            union all
            select asked_id, kind, root_id from relative""");

    List<KinRow> listOfChild(Read read, UUID childRootId) {
        return read.dsl()
                .fetch(
                        """
                        select k.id, c.root_id as child_id, r.root_id as relative_id, k.kind, k.source
                          from core.person c
                          join core.kinship k on k.tenant_id = c.tenant_id and k.child_id = c.id
                          join core.person r on r.tenant_id = k.tenant_id and r.id = k.relative_id
                         where c.tenant_id = ? and c.root_id = ? and k.superseded_at is null
                         order by k.id""",
                        read.tenantId(), childRootId)
                .map(KinStore::kinRow);
    }

    List<KinRow> listOfRelative(Read read, UUID relativeRootId) {
        return read.dsl()
                .fetch(
                        """
                        select k.id, c.root_id as child_id, r.root_id as relative_id, k.kind, k.source
                          from core.person r
                          join core.kinship k on k.tenant_id = r.tenant_id and k.relative_id = r.id
                          join core.person c on c.tenant_id = k.tenant_id and c.id = k.child_id
                         where r.tenant_id = ? and r.root_id = ? and k.superseded_at is null
                         order by k.id""",
                        read.tenantId(), relativeRootId)
                .map(KinStore::kinRow);
    }

    private static KinRow kinRow(org.jooq.Record row) {
        return new KinRow(
                row.get("id", UUID.class),
                row.get("child_id", UUID.class),
                row.get("relative_id", UUID.class),
                Kin.ofStored(row.get("kind", String.class)),
                row.get("source", String.class).equals(Origin.DECLARED));
    }

    void insert(Tx tx, UUID childId, UUID relativeId, Kin kind, Origin origin, Instant at) {
        tx.dsl()
                .execute(
                        """
                        insert into core.kinship
                          (tenant_id, child_id, relative_id, kind, source, recorded_at, recorded_by)
                        values (?, ?, ?, ?, ?, ?::timestamptz, ?)""",
                        tx.tenantId(), childId, relativeId, kind.stored(),
                        origin.source(), PersonStore.utc(at), origin.recordedBy());
    }

    void supersede(Tx tx, UUID kinshipId, Instant at) {
        tx.dsl()
                .execute(
                        "update core.kinship set superseded_at = ?::timestamptz where tenant_id = ? and id = ?",
                        PersonStore.utc(at), tx.tenantId(), kinshipId);
    }

    /** Each asked child itself, its parents and guardians, set-based. */
    List<Relation> listParents(Read read, Collection<UUID> childIds) {
        return PARENTS.fetch(
                read,
                row -> new Relation(row.getObject("asked_id", UUID.class), row.getString("role"), row.getObject("root_id", UUID.class)),
                read.tenantId(), childIds.toArray(UUID[]::new), read.tenantId());
    }

    /** As {@link #listParents}, and the other children of the parents. */
    List<Relation> listRelations(Read read, Collection<UUID> childIds) {
        return read.dsl()
                .fetch(
                        RELATIVES + """
                        , sibling as (
                          select distinct e.asked_id, s.root_id
                            from relative e
                            join core.person rp on rp.tenant_id = ? and rp.root_id = e.root_id
                            join core.kinship k on k.tenant_id = rp.tenant_id and k.relative_id = rp.id
                                                and k.superseded_at is null and k.kind in ('mother', 'father')
                            join core.person s on s.tenant_id = k.tenant_id and s.id = k.child_id
                           where e.kind in ('mother', 'father') and s.root_id <> e.child_id
                        )
                        select asked_id, 'child' as role, root_id from child
                        union all
                        select asked_id, kind, root_id from relative
                        union all
                        select asked_id, 'sibling', root_id from sibling""",
                        read.tenantId(), childIds.toArray(UUID[]::new), read.tenantId(), read.tenantId())
                .map(KinStore::relation);
    }

    private static Relation relation(org.jooq.Record row) {
        return new Relation(row.get("asked_id", UUID.class), row.get("role", String.class), row.get("root_id", UUID.class));
    }

    /** The household somebody of these files belongs to today and for the time to come. */
    Optional<UUID> findHousehold(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetchOptional(
                        """
                        select m.household_id
                          from core.household_member m
                          join core.person p on p.tenant_id = m.tenant_id and p.id = m.person_id
                         where p.tenant_id = ? and p.root_id = any (?::uuid[])
                           and m.superseded_at is null and m.valid_to is null
                         order by array_position(?::uuid[], p.root_id), m.id desc limit 1""",
                        read.tenantId(), rootIds.toArray(UUID[]::new), rootIds.toArray(UUID[]::new))
                .map(row -> row.get("household_id", UUID.class));
    }

    void insertHousehold(Tx tx, UUID id, Instant at, String by) {
        tx.dsl()
                .execute(
                        "insert into core.household (tenant_id, id, created_at, created_by) values (?, ?, ?::timestamptz, ?)",
                        tx.tenantId(), id, PersonStore.utc(at), by);
    }

    /** Adds those who are not in the household yet. */
    void insertMembers(Tx tx, UUID householdId, Collection<UUID> rootIds, Origin origin, Instant at) {
        tx.dsl()
                .execute(
                        """
                        insert into core.household_member
                          (tenant_id, household_id, person_id, source, recorded_at, recorded_by)
                        select ?, ?, n, ?, ?::timestamptz, ?
                          from unnest(?::uuid[]) as n
                         where not exists (
                           select from core.household_member m
                             join core.person p on p.tenant_id = m.tenant_id and p.id = m.person_id
                            where m.tenant_id = ? and m.household_id = ? and p.root_id = n
                              and m.superseded_at is null and m.valid_to is null)""",
                        tx.tenantId(), householdId, origin.source(), PersonStore.utc(at), origin.recordedBy(),
                        rootIds.toArray(UUID[]::new), tx.tenantId(), householdId);
    }

    /** Says that somebody never belonged to the household. */
    void supersedeMember(Tx tx, UUID householdId, UUID rootId, Instant at) {
        tx.dsl()
                .execute(
                        """
                        update core.household_member m set superseded_at = ?::timestamptz
                          from core.person p
                         where p.tenant_id = ? and p.root_id = ? and m.tenant_id = p.tenant_id and m.person_id = p.id
                           and m.household_id = ? and m.superseded_at is null""",
                        PersonStore.utc(at), tx.tenantId(), rootId, householdId);
    }

    /** Lets somebody leave every household on a day and live in this one from then on. */
    void changeHousehold(Tx tx, UUID rootId, UUID householdId, LocalDate from, Origin origin, Instant at) {
        tx.dsl()
                .execute(
                        """
                        with left_behind as (
                          update core.household_member m set superseded_at = ?::timestamptz
                            from core.person p
                           where p.tenant_id = ? and p.root_id = ? and m.tenant_id = p.tenant_id and m.person_id = p.id
                             and m.superseded_at is null and coalesce(m.valid_to, 'infinity') >= ?::date
                          returning m.*
                        ), kept as (
                          insert into core.household_member
                            (tenant_id, household_id, person_id, valid_from, valid_to, source, recorded_at, recorded_by)
                          select l.tenant_id, l.household_id, l.person_id, l.valid_from, ?::date - 1, l.source,
                                 ?::timestamptz, l.recorded_by
                            from left_behind l where coalesce(l.valid_from, '-infinity') < ?::date
                        )
                        insert into core.household_member
                          (tenant_id, household_id, person_id, valid_from, source, recorded_at, recorded_by)
                        values (?, ?, ?, ?::date, ?, ?::timestamptz, ?)""",
                        PersonStore.utc(at), tx.tenantId(), rootId, from, from, PersonStore.utc(at), from,
                        tx.tenantId(), householdId, rootId, from, origin.source(), PersonStore.utc(at), origin.recordedBy());
    }

    /** Who now lives in a household. */
    List<UUID> listMembers(Read read, UUID householdId) {
        return read.dsl()
                .fetch(
                        """
                        select distinct p.root_id
                          from core.household_member m
                          join core.person p on p.tenant_id = m.tenant_id and p.id = m.person_id
                         where m.tenant_id = ? and m.household_id = ? and m.superseded_at is null and m.valid_to is null""",
                        read.tenantId(), householdId)
                .map(row -> row.get("root_id", UUID.class));
    }
}
