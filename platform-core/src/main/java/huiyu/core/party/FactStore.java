package huiyu.core.party;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class FactStore {

    /** @param personId null for a fact of a household, and the other way round */
    record NewFact(UUID personId, UUID householdId, StoredFact fact) {}

    /**
     * A fact that now holds.
     *
     * @param ownerId the file (after merges) or the person asked for, as the query says
     * @param rank where two merged files disagree, the later-made fact has the higher rank
     */
    record CurrentFact(UUID ownerId, StoredFact fact, UUID rank) {}

    /** Facts as {@link #bound} gives them. */
    private static final String GIVEN =
            """
              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[])
                as n (id, person_id, household_id, attribute, item, value, valid_from, valid_to)
            """;

    private static final String INSERT =
            """
            insert into core.fact
              (tenant_id, source, source_reference, recorded_at, recorded_by,
               id, person_id, household_id, attribute, item, value, valid_from, valid_to)
            """;

    /**
     * Records facts. Where one overlaps what is known of the same attribute, the overlapped fact is superseded and what
     * is left of it stands as facts of its own. A fact already known so from the same source is not recorded again.
     *
     * @return how many were new
     */
    int record(Tx tx, List<NewFact> facts, Origin origin, Instant at) {
        return tx.dsl()
                .execute(
                        """
                        with given as (
                          select ?::int as tenant_id, ?::text as source, ?::text as reference,
                                 ?::timestamptz as at, ?::text as by
                        ), told as (
                          select n.id, n.person_id, n.household_id, coalesce(n.person_id, n.household_id) as subject, n.attribute, n.item,
                                 n.value::jsonb as value, n.valid_from, n.valid_to, daterange(n.valid_from, n.valid_to, '[]') as period
                        """ + GIVEN + """
                        ), there as materialized (
                          select f.*, f.person_id as subject from core.fact f
                           where f.tenant_id = (select tenant_id from given) and f.superseded_at is null
                             and f.person_id = any (array(select person_id from told)) and f.attribute = any (array(select attribute from told))
                          union all
                          select f.*, f.household_id as subject from core.fact f
                           where f.tenant_id = (select tenant_id from given) and f.superseded_at is null
                             and f.household_id = any (array(select household_id from told)) and f.attribute = any (array(select attribute from told))
                        ), fresh as (
                          select t.*
                            from told t
                           where not exists (
                             select from there f
                              where f.subject = t.subject and f.attribute = t.attribute and f.item = t.item and f.value = t.value
                                and f.source = (select source from given)
                                and coalesce(f.valid_from, '-infinity') <= coalesce(t.valid_from, '-infinity')
                                and coalesce(f.valid_to, 'infinity') >= coalesce(t.valid_to, 'infinity'))
                        ), hit as (
                          select distinct on (f.id) f.id, n.id as by
                            from there f
                            join fresh n on n.subject = f.subject and n.attribute = f.attribute
                             and (f.item = n.item or f.item = '' or n.item = '')
                             and coalesce(f.valid_from, '-infinity') <= coalesce(n.valid_to, 'infinity')
                             and coalesce(f.valid_to, 'infinity') >= coalesce(n.valid_from, '-infinity')
                           order by f.id, n.id
                        ), overlapped as (
                          update core.fact f
                             set superseded_at = g.at, superseded_by = h.by
                            from hit h, given g
                           where f.tenant_id = (select tenant_id from given) and f.id = any (array(select id from hit)) and f.id = h.id
                             and f.superseded_at is null
                          returning f.*
                        ), rest as (
                          insert into core.fact
                            (tenant_id, person_id, household_id, attribute, item, value, valid_from, valid_to,
                             source, source_reference, recorded_at, recorded_by, rest_of)
                          select o.tenant_id, o.person_id, o.household_id, o.attribute, o.item, o.value,
                                 lower(r), upper(r) - 1, o.source, o.source_reference, g.at, o.recorded_by, coalesce(o.rest_of, o.id)
                            from given g, overlapped o
                           cross join unnest(
                             datemultirange(daterange(o.valid_from, o.valid_to, '[]'))
                             - (select range_agg(n.period) from fresh n
                                 where n.subject = coalesce(o.person_id, o.household_id) and n.attribute = o.attribute
                                   and (n.item = o.item or n.item = '' or o.item = ''))) as r
                        )
                        """ + INSERT + """
                        select g.tenant_id, g.source, g.reference, g.at, g.by,
                               n.id, n.person_id, n.household_id, n.attribute, n.item, n.value, n.valid_from, n.valid_to
                          from fresh n, given g""",
                        bound(tx, facts, origin, at));
    }

    /** Records facts of whom nothing is known yet. */
    void insert(Tx tx, List<NewFact> facts, Origin origin, Instant at) {
        tx.dsl().execute(
                INSERT + """
                select ?, ?, ?, ?::timestamptz, ?,
                       n.id, n.person_id, n.household_id, n.attribute, n.item, n.value::jsonb, n.valid_from, n.valid_to
                """ + GIVEN,
                bound(tx, facts, origin, at));
    }

    /** Tenant, source, reference, time, by whom; then the facts under ids of their own. */
    private static Object[] bound(Tx tx, List<NewFact> facts, Origin origin, Instant at) {
        return new Object[] {
            tx.tenantId(), origin.source(), origin.reference().orElse(null), PersonStore.utc(at), origin.recordedBy(),
            facts.stream().map(each -> Ids.next()).toArray(UUID[]::new),
            facts.stream().map(NewFact::personId).toArray(UUID[]::new),
            facts.stream().map(NewFact::householdId).toArray(UUID[]::new),
            facts.stream().map(each -> each.fact().attribute()).toArray(String[]::new),
            facts.stream().map(each -> each.fact().item()).toArray(String[]::new),
            facts.stream().map(each -> each.fact().value()).toArray(String[]::new),
            facts.stream().map(each -> each.fact().validFrom()).toArray(LocalDate[]::new),
            facts.stream().map(each -> each.fact().validTo()).toArray(LocalDate[]::new)
        };
    }

    /**
     * Which of these facts, by position, are about what stands from another source than the family's own words; true for
     * those that say otherwise.
     */
    Map<Integer, Boolean> findKnownFromOffice(Read read, List<NewFact> facts) {
        return read.dsl()
                .fetch(
                        """
                        select t.position::int - 1 as position, bool_or(f.value <> t.value::jsonb or f.item <> t.item) as otherwise
                          from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::date[], ?::date[])
                               with ordinality
                               as t (person_id, household_id, attribute, item, value, valid_from, valid_to, position)
                          left join core.person own on own.tenant_id = ? and own.id = t.person_id
                          left join core.person part on part.tenant_id = own.tenant_id and part.root_id = own.root_id
                          join core.fact f on f.tenant_id = ? and f.superseded_at is null
                           and (f.person_id = part.id or f.household_id = t.household_id)
                           and f.attribute = t.attribute and (f.item = t.item or f.item = '' or t.item = '')
                           and coalesce(f.valid_from, '-infinity') <= coalesce(t.valid_to, 'infinity')
                           and coalesce(f.valid_to, 'infinity') >= coalesce(t.valid_from, '-infinity')
                         where f.source <> ?
                         group by t.position
                         order by t.position""",
                        facts.stream().map(NewFact::personId).toArray(UUID[]::new),
                        facts.stream().map(NewFact::householdId).toArray(UUID[]::new),
                        facts.stream().map(each -> each.fact().attribute()).toArray(String[]::new),
                        facts.stream().map(each -> each.fact().item()).toArray(String[]::new),
                        facts.stream().map(each -> each.fact().value()).toArray(String[]::new),
                        facts.stream().map(each -> each.fact().validFrom()).toArray(LocalDate[]::new),
                        facts.stream().map(each -> each.fact().validTo()).toArray(LocalDate[]::new),
                        read.tenantId(), read.tenantId(), Origin.DECLARED)
                .intoMap(row -> row.get("position", Integer.class), row -> row.get("otherwise", Boolean.class));
    }

    /** What now holds of the persons in these files; {@code ownerId} is the file. */
    List<CurrentFact> listCurrent(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        select p.root_id as owner_id, f.attribute, f.item, f.value::text as value, f.valid_from, f.valid_to,
                               coalesce(f.rest_of, f.id) as rank
                          from core.person p
                          join core.fact f on f.tenant_id = p.tenant_id and f.person_id = p.id
                         where p.tenant_id = ? and p.root_id = any (?::uuid[]) and f.superseded_at is null""",
                        read.tenantId(), rootIds.toArray(UUID[]::new))
                .map(FactStore::current);
    }

    /** The birth date on file, written as a date. */
    Optional<String> findBirthDate(Read read, UUID rootId) {
        return Optional.ofNullable(findBirthDates(read, List.of(rootId)).get(rootId));
    }

    /** The birth date on each of these files, written as a date. */
    Map<UUID, String> findBirthDates(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        select distinct on (p.root_id) p.root_id, f.value #>> '{}' as birth_date
                          from core.person p
                          join core.fact f on f.tenant_id = p.tenant_id and f.person_id = p.id
                         where p.tenant_id = ? and p.root_id = any (?::uuid[])
                           and f.attribute = 'birth_date' and f.superseded_at is null and f.value <> 'null'
                         order by p.root_id, coalesce(f.rest_of, f.id) desc""",
                        read.tenantId(), rootIds.toArray(UUID[]::new))
                .intoMap(row -> row.get("root_id", UUID.class), row -> row.get("birth_date", String.class));
    }

    /** What holds of the households these files belong to, for as long as they belong; {@code ownerId} is the file. */
    List<CurrentFact> listCurrentOfHouseholds(Read read, Collection<UUID> rootIds) {
        return read.dsl()
                .fetch(
                        """
                        with member as (
                          select p.root_id, m.household_id, m.valid_from, m.valid_to
                            from core.person p
                            join core.household_member m on m.tenant_id = p.tenant_id and m.person_id = p.id
                           where p.tenant_id = ? and p.root_id = any (?::uuid[]) and m.superseded_at is null
                           group by p.root_id, m.household_id, m.valid_from, m.valid_to
                        )
                        select m.root_id as owner_id, f.attribute, f.item, f.value::text as value,
                               greatest(f.valid_from, m.valid_from) as valid_from, least(f.valid_to, m.valid_to) as valid_to,
                               coalesce(f.rest_of, f.id) as rank
                          from member m
                          join core.fact f on f.tenant_id = ? and f.household_id = m.household_id
                         where f.superseded_at is null
                           and coalesce(f.valid_from, '-infinity') <= coalesce(m.valid_to, 'infinity')
                           and coalesce(f.valid_to, 'infinity') >= coalesce(m.valid_from, '-infinity')""",
                        read.tenantId(), rootIds.toArray(UUID[]::new), read.tenantId())
                .map(FactStore::current);
    }

    private static CurrentFact current(org.jooq.Record row) {
        return new CurrentFact(
                row.get("owner_id", UUID.class),
                new StoredFact(
                        row.get("attribute", String.class),
                        row.get("item", String.class),
                        row.get("value", String.class),
                        row.get("valid_from", LocalDate.class),
                        row.get("valid_to", LocalDate.class)),
                row.get("rank", UUID.class));
    }

    /** The files whose gathered facts change with these: themselves, their children and siblings, their household. */
    List<UUID> listAffected(Read read, Collection<UUID> personIds, Collection<UUID> householdIds) {
        return read.dsl()
                .fetch(
                        """
                        with told as (
                          select distinct p.root_id from core.person p
                           where p.tenant_id = ? and p.id = any (?::uuid[])
                        ), person as (
                          select p.id, p.root_id from core.person p join told t on t.root_id = p.root_id
                           where p.tenant_id = ?
                        ), parent as (
                          select r.root_id from person c
                            join core.kinship k on k.tenant_id = ? and k.child_id = c.id and k.superseded_at is null
                                                and k.kind in ('mother', 'father')
                            join core.person r on r.tenant_id = ? and r.id = k.relative_id
                        ), elder as (
                          select r.id from core.person r
                           where r.tenant_id = ?
                             and r.root_id in (select root_id from parent union select root_id from told)
                        )
                        select root_id from told
                        union
                        select c.root_id from elder e
                          join core.kinship k on k.tenant_id = ? and k.relative_id = e.id and k.superseded_at is null
                          join core.person c on c.tenant_id = ? and c.id = k.child_id
                        union
                        select p.root_id from core.household_member m
                          join core.person p on p.tenant_id = ? and p.id = m.person_id
                         where m.tenant_id = ? and m.household_id = any (?::uuid[]) and m.superseded_at is null""",
                        read.tenantId(), personIds.toArray(UUID[]::new), read.tenantId(), read.tenantId(),
                        read.tenantId(), read.tenantId(), read.tenantId(), read.tenantId(), read.tenantId(),
                        read.tenantId(), householdIds.toArray(UUID[]::new))
                .map(row -> row.get("root_id", UUID.class));
    }
}
