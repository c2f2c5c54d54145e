package huiyu.childcare.publication;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository("childcarePublicationStore")
class PublicationStore {

    /** Metres of one degree of latitude; of longitude at the equator. */
    private static final double METRES_A_DEGREE = 111_320;

    private final DSLContext acrossTenants;
    private final JsonMapper json;

    PublicationStore(DSLContext acrossTenants, JsonMapper json) {
        this.acrossTenants = acrossTenants;
        this.json = json;
    }

    record Group(String ageGroup, int places, int free) {}

    record Priced(String service, long monthlyFen) {}

    record Published(
            String code, String nameZh, String nameEn, String type, String typeZh, String typeEn, boolean inclusive, Optional<String> supervisionClass,
            String divisionCode, String address, Optional<BigDecimal> latitude, Optional<BigDecimal> longitude, List<Group> places,
            List<Priced> prices, OffsetDateTime publishedAt, Optional<Integer> metres) {}

    /** An institution as it stands on a day; one that is not to be seen any more goes. */
    void refresh(Tx tx, UUID institutionId, LocalDate on, Instant at) {
        tx.dsl().execute("select pg_advisory_xact_lock(hashtextextended(?, ?))", "childcare.publication " + institutionId, (long) tx.tenantId());
        tx.dsl().execute("delete from childcare.published_institution where tenant_id = ? and institution_id = ?", tx.tenantId(), institutionId);
        insert(tx, institutionId, on, at);
    }

    /** All of the city. */
    void refreshAll(Tx tx, LocalDate on, Instant at) {
        tx.dsl().execute("delete from childcare.published_institution where tenant_id = ?", tx.tenantId());
        insert(tx, null, on, at);
    }

    /** A named door across tenants: whose projection is of an earlier day. */
    List<Integer> listTenantsDue(LocalDate today) {
        return acrossTenants.fetch("select id from childcare.tenants_to_publish(?) as id", today).map(row -> row.get("id", Integer.class));
    }

    private static void insert(Tx tx, UUID only, LocalDate on, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.published_institution
                  (tenant_id, institution_id, code, name_zh, name_en, type_code, type_zh, type_en, inclusive, class, division_code, address,
                   latitude, longitude, places, prices, published_at)
                select i.tenant_id, i.id, i.code, i.name_zh, i.name_en, t.code, t.name_zh, t.name_en, t.inclusive,
                       (select s.class from childcare.supervision_class s
                         where s.tenant_id = i.tenant_id and s.institution_id = i.id and s.valid_from <= d.on_day order by s.valid_from desc limit 1),
                       i.division_code, i.address, i.latitude, i.longitude,
                       coalesce((select jsonb_agg(jsonb_build_object('ageGroup', c.age_group, 'places', c.places, 'free', greatest(0, c.places - (
                                          select count(distinct e.child_id) from childcare.enrolment e
                                           where e.tenant_id = i.tenant_id and e.institution_id = i.id and e.age_group = c.age_group
                                             and e.valid_from <= d.on_day and (e.valid_to is null or e.valid_to >= d.on_day)))) order by c.age_group)
                                   from childcare.capacity c
                                  where c.tenant_id = i.tenant_id and c.institution_id = i.id
                                    and c.valid_from <= d.on_day and (c.valid_to is null or c.valid_to >= d.on_day)), '[]'),
                       coalesce((select jsonb_agg(jsonb_build_object('service', p.service, 'monthlyFen', p.monthly_fen) order by p.service)
                                   from childcare.price p
                                  where p.tenant_id = i.tenant_id and p.institution_id = i.id
                                    and p.valid_from <= d.on_day and (p.valid_to is null or p.valid_to >= d.on_day)), '[]'),
                       ?::timestamptz
                  from (select ?::date as on_day) d
                  join childcare.institution i on i.tenant_id = ?
                  join childcare.institution_type t on t.tenant_id = i.tenant_id and t.code = i.type_code
                 where (i.closed_on is null or i.closed_on >= d.on_day)
                   and exists (select from childcare.filing f
                                where f.tenant_id = i.tenant_id and f.institution_id = i.id and f.status = 'filed' and f.decided_on <= d.on_day)
                   and (?::uuid is null or i.id = ?)
                on conflict do nothing""",
                at.atOffset(ZoneOffset.UTC), on, tx.tenantId(), only, only);
    }

    /** Nearest first: a box over the index, then the distance on the sphere. */
    List<Published> listNear(Read read, double latitude, double longitude, int metres, int limit) {
        double north = metres / METRES_A_DEGREE;
        double east = metres / (METRES_A_DEGREE * Math.max(0.01, Math.cos(Math.toRadians(latitude))));
        return read.dsl()
                .fetch(
                        """
                        select * from (
                          select p.*, round(2 * 6371000 * asin(least(1, sqrt(
                                   power(sin(radians(p.latitude::float8 - ?) / 2), 2)
                                   + cos(radians(?)) * cos(radians(p.latitude::float8)) * power(sin(radians(p.longitude::float8 - ?) / 2), 2)))))::int as metres
                            from childcare.published_institution p
                           where p.tenant_id = ? and p.latitude between ? and ? and p.longitude between ? and ?) near
                         where metres <= ? order by metres, code limit ?""",
                        latitude, latitude, longitude, read.tenantId(), BigDecimal.valueOf(latitude - north), BigDecimal.valueOf(latitude + north),
                        BigDecimal.valueOf(longitude - east), BigDecimal.valueOf(longitude + east), metres, limit)
                .map(row -> published(row, Optional.of(row.get("metres", int.class))));
    }

    Optional<Published> find(Read read, String code) {
        return read.dsl()
                .fetch("select * from childcare.published_institution where tenant_id = ? and code = ?", read.tenantId(), code)
                .stream()
                .findFirst()
                .map(row -> published(row, Optional.empty()));
    }

    private Published published(Record row, Optional<Integer> metres) {
        return new Published(
                row.get("code", String.class), row.get("name_zh", String.class), row.get("name_en", String.class), row.get("type_code", String.class),
                row.get("type_zh", String.class), row.get("type_en", String.class), row.get("inclusive", boolean.class),
                Optional.ofNullable(row.get("class", String.class)), row.get("division_code", String.class), row.get("address", String.class),
                Optional.ofNullable(row.get("latitude", BigDecimal.class)), Optional.ofNullable(row.get("longitude", BigDecimal.class)),
                json.readValue(row.get("places", JSONB.class).data(), new TypeReference<List<Group>>() {}),
                json.readValue(row.get("prices", JSONB.class).data(), new TypeReference<List<Priced>>() {}),
                row.get("published_at", OffsetDateTime.class), metres);
    }
}
