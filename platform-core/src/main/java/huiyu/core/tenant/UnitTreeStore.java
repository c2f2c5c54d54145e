package huiyu.core.tenant;

import huiyu.core.db.Read;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Where in the tree of org units a case and its tasks belong. */
@Repository
public class UnitTreeStore {

    private static final List<String> UPWARDS = List.of("village", "street", "district", "city");

    private record Unit(UUID id, String level) {}

    /** The unit at {@code level} above {@code unit}, or the nearest one above that level; empty: the whole tenant. */
    public Optional<UUID> findAtLevel(Read read, Optional<UUID> unit, String level) {
        if (unit.isEmpty()) {
            return Optional.empty();
        }
        int wanted = UPWARDS.indexOf(level);
        return listUpwards(read, unit.get()).stream()
                .filter(above -> UPWARDS.indexOf(above.level()) >= wanted)
                .map(Unit::id)
                .findFirst();
    }

    /** The district the unit is or lies in: whose local policy holds. */
    public Optional<UUID> findDistrict(Read read, Optional<UUID> unit) {
        return unit.stream()
                .flatMap(own -> listUpwards(read, own).stream())
                .filter(above -> above.level().equals("district"))
                .map(Unit::id)
                .findFirst();
    }

    /** Whether {@code unit} is {@code scope} or lies below it. */
    public boolean isWithin(Read read, UUID unit, UUID scope) {
        return listUpwards(read, unit).stream().anyMatch(above -> above.id().equals(scope));
    }

    /** The unit and all below it. */
    public Set<UUID> listWithin(Read read, UUID scope) {
        return read.dsl()
                .resultQuery(
                        "select id from core.org_unit where tenant_id = ? and ? = any (lineage)", read.tenantId(), scope)
                .fetchSet("id", UUID.class);
    }

    /** A district as counts show it. */
    public record District(UUID id, String divisionCode, String nameZh, String nameEn) {}

    public Map<UUID, District> listDistricts(Read read) {
        return read.dsl()
                .resultQuery(
                        "select id, division_code, name_zh, name_en from core.org_unit where tenant_id = ? and level = 'district'",
                        read.tenantId())
                .fetchMap(
                        row -> row.get("id", UUID.class),
                        row -> new District(
                                row.get("id", UUID.class), row.get("division_code", String.class),
                                row.get("name_zh", String.class), row.get("name_en", String.class)));
    }

    /** The district of every unit that is one or lies in one. */
    public Map<UUID, UUID> findDistricts(Read read) {
        return read.dsl()
                .resultQuery(
                        """
                        select own.id, district.id as district_id
                          from core.org_unit own
                          join core.org_unit district on district.tenant_id = own.tenant_id
                                                     and district.id = any (own.lineage) and district.level = 'district'
                         where own.tenant_id = ?""",
                        read.tenantId())
                .fetchMap(row -> row.get("id", UUID.class), row -> row.get("district_id", UUID.class));
    }

    private static List<Unit> listUpwards(Read read, UUID unit) {
        return read.dsl()
                .resultQuery(
                        """
                        select above.id, above.level
                          from core.org_unit own
                          join core.org_unit above on above.tenant_id = own.tenant_id and above.id = any (own.lineage)
                         where own.tenant_id = ? and own.id = ?
                         order by cardinality(above.lineage) desc""",
                        read.tenantId(), unit)
                .fetch(row -> new Unit(row.get("id", UUID.class), row.get("level", String.class)));
    }
}
