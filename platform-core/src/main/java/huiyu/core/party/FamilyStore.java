package huiyu.core.party;

import huiyu.core.db.Read;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class FamilyStore {

    List<Families.Member> listMembers(Read read, UUID childId) {
        int tenant = read.tenantId();
        return read.dsl()
                .resultQuery(
                        """
                        with child as (
                          select root_id from core.person where tenant_id = ? and id = ?
                        ), member as (
                          select 'child' as role, root_id from child
                          union
                          select k.kind, r.root_id
                            from child c
                            join core.person cp on cp.tenant_id = ? and cp.root_id = c.root_id
                            join core.kinship k on k.tenant_id = cp.tenant_id and k.child_id = cp.id
                                               and k.superseded_at is null and k.valid_to is null
                            join core.person r on r.tenant_id = k.tenant_id and r.id = k.relative_id
                        )
                        select m.role, m.root_id,
                               (select n.name from core.person p
                                  join core.person_name n on n.tenant_id = p.tenant_id and n.person_id = p.id
                                 where p.tenant_id = ? and p.root_id = m.root_id and n.superseded_at is null
                                 order by n.recorded_at desc limit 1) as name,
                               (select f.value #>> '{}' from core.person p
                                  join core.fact f on f.tenant_id = p.tenant_id and f.person_id = p.id
                                 where p.tenant_id = ? and p.root_id = m.root_id and f.attribute = 'birth_date'
                                   and f.superseded_at is null
                                 order by f.recorded_at desc limit 1) as birth_date
                          from member m
                         order by array_position(array['child', 'mother', 'father', 'guardian'], m.role), m.root_id""",
                        tenant, childId, tenant, tenant, tenant)
                .fetch(FamilyStore::member);
    }

    private static Families.Member member(Record row) {
        return new Families.Member(
                row.get("root_id", UUID.class),
                row.get("role", String.class),
                Optional.ofNullable(row.get("name", String.class)).orElse(""),
                Optional.ofNullable(row.get("birth_date", String.class)).map(LocalDate::parse));
    }

    Set<UUID> listChildrenOf(Read read, UUID personId) {
        return read.dsl()
                .resultQuery(
                        """
                        select distinct c.root_id
                          from core.person own
                          join core.person r on r.tenant_id = own.tenant_id and r.root_id = own.root_id
                          join core.kinship k on k.tenant_id = r.tenant_id and k.relative_id = r.id
                                             and k.superseded_at is null and k.valid_to is null
                          join core.person c on c.tenant_id = k.tenant_id and c.id = k.child_id
                         where own.tenant_id = ? and own.id = ?""",
                        read.tenantId(), personId)
                .fetchSet("root_id", UUID.class);
    }

    Optional<Families.Household> findHousehold(Read read, UUID personId) {
        Map<UUID, Set<UUID>> households = new LinkedHashMap<>();
        read.dsl()
                .fetch(
                        """
                        select m.household_id, mate.root_id
                          from core.person asked
                          join core.person own on own.tenant_id = asked.tenant_id and own.root_id = asked.root_id
                          join core.household_member m on m.tenant_id = own.tenant_id and m.person_id = own.id
                                                      and m.superseded_at is null and m.valid_to is null
                          join core.household_member o on o.tenant_id = m.tenant_id and o.household_id = m.household_id
                                                      and o.superseded_at is null and o.valid_to is null
                          join core.person mate on mate.tenant_id = o.tenant_id and mate.id = o.person_id
                         where asked.tenant_id = ? and asked.id = ?
                         order by m.recorded_at desc, m.household_id""",
                        read.tenantId(), personId)
                .forEach(row -> households
                        .computeIfAbsent(row.get("household_id", UUID.class), household -> new LinkedHashSet<>())
                        .add(row.get("root_id", UUID.class)));
        return households.entrySet().stream()
                .findFirst()
                .map(household -> new Families.Household(household.getKey(), household.getValue()));
    }

    Set<UUID> listRelated(Read read, UUID personId) {
        int tenant = read.tenantId();
        return read.dsl()
                .resultQuery(
                        """
                        with recursive related (root_id, steps) as (
                          select p.root_id, 0 from core.person p where p.tenant_id = ? and p.id = ?
                          union
                          select next.root_id, r.steps + 1
                            from related r
                            join core.person own on own.tenant_id = ? and own.root_id = r.root_id
                           cross join lateral (
                             select e.root_id from core.kinship k
                               join core.person e on e.tenant_id = k.tenant_id and e.id = k.relative_id
                              where k.tenant_id = own.tenant_id and k.child_id = own.id and k.superseded_at is null
                             union all
                             select c.root_id from core.kinship k
                               join core.person c on c.tenant_id = k.tenant_id and c.id = k.child_id
                              where k.tenant_id = own.tenant_id and k.relative_id = own.id and k.superseded_at is null) next
                           where r.steps < 4
                        )
                        select root_id from related
                        union
                        select mate.root_id
                          from related r
                          join core.person own on own.tenant_id = ? and own.root_id = r.root_id
                          join core.household_member m on m.tenant_id = own.tenant_id and m.person_id = own.id
                                                      and m.superseded_at is null and m.valid_to is null
                          join core.household_member o on o.tenant_id = m.tenant_id and o.household_id = m.household_id
                                                      and o.superseded_at is null and o.valid_to is null
                          join core.person mate on mate.tenant_id = o.tenant_id and mate.id = o.person_id
                         where r.steps <= 1""",
                        tenant, personId, tenant, tenant)
                .fetchSet("root_id", UUID.class);
    }

    Optional<UUID> findOrgUnit(Read read, UUID personId) {
        return read.dsl()
                .resultQuery(
                        """
                        select root.org_unit_id
                          from core.person p
                          join core.person root on root.tenant_id = p.tenant_id and root.id = p.root_id
                         where p.tenant_id = ? and p.id = ?""",
                        read.tenantId(), personId)
                .fetchOptional("org_unit_id", UUID.class);
    }

    List<Families.ChildFile> listChildren(Read read, Optional<UUID> after, int limit) {
        return read.dsl()
                .resultQuery(
                        """
                        select p.id, p.org_unit_id
                          from core.person p
                         where p.tenant_id = ? and p.id > ? and p.root_id = p.id and p.moved_to is null
                           and exists (
                             select from core.person part
                               join core.kinship k on k.tenant_id = part.tenant_id and k.child_id = part.id
                              where part.tenant_id = p.tenant_id and part.root_id = p.id and k.superseded_at is null)
                         order by p.id
                         limit ?""",
                        read.tenantId(), after.orElse(new UUID(0, 0)), limit)
                .fetch(row -> new Families.ChildFile(
                        row.get("id", UUID.class), Optional.ofNullable(row.get("org_unit_id", UUID.class))));
    }
}
