package huiyu.core.policy;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.kernel.identifier.DivisionCode.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

/** The levels whose policy counts for a tenant, and the epoch that rises when one of them changes. */
@Repository
class PolicyLevelStore {

    private final DSLContext acrossTenants;

    PolicyLevelStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    /** The tenant of a division, by the directory, which is open to all. */
    Optional<Integer> findActive(String divisionCode) {
        return acrossTenants
                .resultQuery("select id from core.tenant where division_code = ? and status = 'active'", divisionCode)
                .fetchOptional("id", Integer.class);
    }

    /** From the nation down to the tenant. */
    List<PolicyLevel> listLevels(Read read) {
        return read.dsl()
                .fetch(
                        """
                        select t.id as tenant_id, null::uuid as org_unit_id, t.level, t.division_code, t.name_zh, t.name_en
                          from core.tenant me
                         cross join unnest(me.lineage) with ordinality as line (id, distance)
                          join core.tenant t on t.id = line.id
                         where me.id = ?
                         order by line.distance desc""",
                        read.tenantId())
                .map(PolicyLevelStore::level);
    }

    /** From the tenant's top unit down to the unit; empty when the tenant has no such unit. */
    List<PolicyLevel> listUnitLevels(Read read, UUID orgUnitId) {
        return read.dsl()
                .fetch(
                        """
                        select u.tenant_id, u.id as org_unit_id, u.level, u.division_code, u.name_zh, u.name_en
                          from core.org_unit me
                         cross join unnest(me.lineage) with ordinality as line (id, distance)
                          join core.org_unit u on u.tenant_id = me.tenant_id and u.id = line.id
                         where me.tenant_id = ? and me.id = ?
                         order by line.distance desc""",
                        read.tenantId(), orgUnitId)
                .map(PolicyLevelStore::level);
    }

    /** Districts of the tenant by their ids, in no order. */
    List<PolicyLevel> listUnits(Read read, Collection<UUID> orgUnitIds) {
        return read.dsl()
                .fetch(
                        """
                        select tenant_id, id as org_unit_id, level, division_code, name_zh, name_en
                          from core.org_unit where tenant_id = ? and id = any (?)""",
                        read.tenantId(), orgUnitIds.toArray(UUID[]::new))
                .map(PolicyLevelStore::level);
    }

    /** The levels of a tenant, or of one of its districts. Empty when there is no such district. */
    Optional<List<PolicyLevel>> findLevels(Read read, Optional<UUID> orgUnitId) {
        List<PolicyLevel> levels = new ArrayList<>(listLevels(read));
        if (orgUnitId.isPresent()) {
            List<PolicyLevel> units = listUnitLevels(read, orgUnitId.get());
            if (units.isEmpty()) {
                return Optional.empty();
            }
            levels.addAll(units);
        }
        return Optional.of(levels);
    }

    /**
     * Lets one change of policy at a time through for this tenant and everyone below. Always top down, so that two
     * levels changing at once wait for each other and never lock each other out.
     *
     * @return the tenant's policy epoch, which stays as it is until this transaction ends
     */
    long lockLineage(Tx tx) {
        return tx.dsl()
                .fetch(
                        """
                        select policy_epoch from core.tenant where ? = any (lineage)
                         order by cardinality(lineage), id for no key update""",
                        tx.tenantId())
                .getFirst()
                .get("policy_epoch", Long.class);
    }

    /** Makes every cache of this tenant's policy, and of those below, out of date. */
    void raiseEpoch(Tx tx) {
        tx.dsl().execute(
                "update core.tenant set policy_epoch = policy_epoch + 1 where ? = any (lineage)", tx.tenantId());
    }

    private static Level kind(String level) {
        return switch (level) {
            case "nation" -> Level.NATION;
            case "province", "municipality" -> Level.PROVINCE;
            case "city" -> Level.CITY;
            default -> Level.COUNTY;
        };
    }

    private static PolicyLevel level(Record row) {
        return new PolicyLevel(
                row.get("tenant_id", Integer.class),
                Optional.ofNullable(row.get("org_unit_id", UUID.class)),
                kind(row.get("level", String.class)),
                row.get("division_code", String.class),
                row.get("name_zh", String.class),
                row.get("name_en", String.class));
    }
}
