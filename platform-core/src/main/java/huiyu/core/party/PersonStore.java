package huiyu.core.party;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class PersonStore {

    /** Makes registrations that name the same number wait for each other; held until the transaction ends. */
    void lockNumbers(Tx tx, Set<BlindIndex> numbers) {
        // In one order for everybody, or two registrations could wait for each other for ever.
        Long[] keys = numbers.stream().map(PersonStore::lockKey).sorted().toArray(Long[]::new);
        tx.dsl().fetch("select pg_advisory_xact_lock(k) from unnest(?::bigint[]) as k", (Object) keys);
    }

    private static long lockKey(BlindIndex index) {
        return ByteBuffer.wrap(index.bytes()).getLong(1);
    }

    void insert(Tx tx, Collection<UUID> ids, Optional<UUID> orgUnitId, Instant at, String by) {
        tx.dsl()
                .execute(
                        """
                        insert into core.person (tenant_id, id, root_id, org_unit_id, created_at, created_by)
                        select ?, n, n, ?::uuid, ?::timestamptz, ? from unnest(?::uuid[]) as n""",
                        tx.tenantId(), orgUnitId.orElse(null), utc(at), by, ids.toArray(UUID[]::new));
    }

    /** @param orgUnits where the file of each is kept; null for nowhere in particular */
    void insert(Tx tx, List<UUID> ids, List<UUID> orgUnits, Instant at, String by) {
        tx.dsl()
                .execute(
                        """
                        insert into core.person (tenant_id, id, root_id, org_unit_id, created_at, created_by)
                        select ?, n.id, n.id, n.unit, ?::timestamptz, ? from unnest(?::uuid[], ?::uuid[]) as n (id, unit)""",
                        tx.tenantId(), utc(at), by, ids.toArray(UUID[]::new), orgUnits.toArray(UUID[]::new));
    }

    void insertOrganisation(Tx tx, UUID id, Optional<UUID> orgUnitId, Instant at, String by) {
        tx.dsl()
                .execute(
                        """
                        insert into core.person (tenant_id, id, root_id, org_unit_id, kind, created_at, created_by)
                        values (?, ?, ?, ?, 'organisation', ?::timestamptz, ?)""",
                        tx.tenantId(), id, id, orgUnitId.orElse(null), utc(at), by);
    }

    boolean isOrganisation(Read read, UUID id) {
        return read.dsl()
                .fetch("select id from core.person where tenant_id = ? and id = ? and kind = 'organisation'", read.tenantId(), id)
                .isNotEmpty();
    }

    void updateOrgUnit(Tx tx, Collection<UUID> ids, UUID orgUnitId) {
        tx.dsl()
                .execute(
                        """
                        update core.person set org_unit_id = ?
                         where tenant_id = ? and id = any (?::uuid[]) and org_unit_id is distinct from ?""",
                        orgUnitId, tx.tenantId(), ids.toArray(UUID[]::new), orgUnitId);
    }

    /** The file each person is read as; persons not of this tenant are not in the answer. */
    Map<UUID, UUID> findRoots(Read read, Collection<UUID> ids) {
        return read.dsl()
                .fetch(
                        "select id, root_id from core.person where tenant_id = ? and id = any (?::uuid[])",
                        read.tenantId(), ids.toArray(UUID[]::new))
                .intoMap(row -> row.get("id", UUID.class), row -> row.get("root_id", UUID.class));
    }

    /** The smallest org unit at or above each division: its own code, or the code of what it lies in. */
    Map<String, UUID> findOrgUnits(Read read, Collection<String> divisionCodes) {
        return read.dsl()
                .fetch(
                        """
                        select distinct on (asked.code) asked.code, u.id
                          from unnest(?::text[]) as asked (code)
                          join core.org_unit u on u.tenant_id = ? and u.division_code in (asked.code, left(asked.code, 6))
                         order by asked.code, length(u.division_code) desc""",
                        divisionCodes.toArray(String[]::new), read.tenantId())
                .intoMap(row -> row.get("code", String.class), row -> row.get("id", UUID.class));
    }

    Optional<UUID> findOrgUnit(Read read, String divisionCode) {
        return Optional.ofNullable(findOrgUnits(read, List.of(divisionCode)).get(divisionCode));
    }

    List<UUID> listParts(Read read, Collection<UUID> ids) {
        return read.dsl()
                .fetch(
                        """
                        select distinct part.id
                          from core.person own
                          join core.person part on part.tenant_id = own.tenant_id and part.root_id = own.root_id
                         where own.tenant_id = ? and own.id = any (?::uuid[])""",
                        read.tenantId(), ids.toArray(UUID[]::new))
                .map(row -> row.get("id", UUID.class));
    }

    List<UUID> listGroup(Read read, UUID rootId) {
        return read.dsl()
                .fetch("select id from core.person where tenant_id = ? and root_id = ?", read.tenantId(), rootId)
                .map(row -> row.get("id", UUID.class));
    }

    static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
