package huiyu.childcare.place;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository("childcarePlaceStore")
class PlaceStore {

    List<Room> listRooms(Read read, UUID institutionId) {
        return read.dsl()
                .fetch("select * from childcare.room where tenant_id = ? and institution_id = ? order by code, valid_from", read.tenantId(), institutionId)
                .map(PlaceStore::room);
    }

    List<Room> listRooms(Read read, UUID institutionId, LocalDate on) {
        return read.dsl()
                .fetch(
                        """
                        select * from childcare.room
                         where tenant_id = ? and institution_id = ? and valid_from <= ? and (valid_to is null or valid_to >= ?) order by code""",
                        read.tenantId(), institutionId, on, on)
                .map(PlaceStore::room);
    }

    /** What held before ends the day before. */
    void insertRoom(Tx tx, UUID institutionId, Room room) {
        tx.dsl().execute(
                """
                update childcare.room set valid_to = ?
                 where tenant_id = ? and institution_id = ? and code = ? and valid_from < ? and valid_to is null""",
                room.validFrom().minusDays(1), tx.tenantId(), institutionId, room.code(), room.validFrom());
        tx.dsl().execute(
                """
                insert into childcare.room (tenant_id, institution_id, code, age_group, places, area_m2, valid_from)
                values (?, ?, ?, ?, ?, ?::numeric, ?)""",
                tx.tenantId(), institutionId, room.code(), room.ageGroup(), room.places(), room.areaM2().orElse(null), room.validFrom());
    }

    /** @param places of the rooms; @param children enrolled */
    record Group(String ageGroup, int places, int children) {}

    List<Group> listGroups(Read read, UUID institutionId, LocalDate on) {
        return read.dsl()
                .fetch(
                        """
                        with rooms as (
                          select age_group, sum(places)::int as places from childcare.room
                           where tenant_id = ? and institution_id = ? and valid_from <= ? and (valid_to is null or valid_to >= ?) group by 1),
                        enrolled as (
                          select age_group, count(distinct child_id)::int as children from childcare.enrolment
                           where tenant_id = ? and institution_id = ? and valid_from <= ? and (valid_to is null or valid_to >= ?) group by 1)
                        select age_group, coalesce(places, 0) as places, coalesce(children, 0) as children
                          from rooms full join enrolled using (age_group) order by 1""",
                        read.tenantId(), institutionId, on, on, read.tenantId(), institutionId, on, on)
                .map(row -> new Group(row.get("age_group", String.class), row.get("places", int.class), row.get("children", int.class)));
    }

    /** Carers in post whose qualification has not run out. */
    int countCarers(Read read, UUID institutionId, LocalDate on) {
        return read.dsl()
                .fetchSingle(
                        """
                        select count(*)::int as n from childcare.staff_member
                         where tenant_id = ? and institution_id = ? and position = 'carer' and valid_from <= ? and (valid_to is null or valid_to >= ?)
                           and (qualified_until is null or qualified_until >= ?)""",
                        read.tenantId(), institutionId, on, on, on)
                .get("n", int.class);
    }

    record Facility(
            String code, String name, String divisionCode, String address, BigDecimal areaM2, String developer, LocalDate handedOverOn,
            String document, Optional<String> institution) {}

    List<Facility> listFacilities(Read read, String after, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select f.*, i.code as institution from childcare.facility f
                          left join childcare.institution i on i.tenant_id = f.tenant_id and i.id = f.institution_id
                         where f.tenant_id = ? and f.code > ? order by f.code limit ?""",
                        read.tenantId(), after, limit)
                .map(row -> new Facility(
                        row.get("code", String.class), row.get("name", String.class), row.get("division_code", String.class),
                        row.get("address", String.class), row.get("area_m2", BigDecimal.class), row.get("developer", String.class),
                        row.get("handed_over_on", LocalDate.class), row.get("document", String.class),
                        Optional.ofNullable(row.get("institution", String.class))));
    }

    void putFacility(Tx tx, Facility facility, Optional<UUID> institutionId, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into childcare.facility
                  (tenant_id, code, name, division_code, address, area_m2, developer, handed_over_on, document, institution_id, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?)
                on conflict (tenant_id, code) do update
                   set name = excluded.name, division_code = excluded.division_code, address = excluded.address, area_m2 = excluded.area_m2,
                       developer = excluded.developer, handed_over_on = excluded.handed_over_on, document = excluded.document,
                       institution_id = excluded.institution_id""",
                tx.tenantId(), facility.code(), facility.name(), facility.divisionCode(), facility.address(), facility.areaM2(),
                facility.developer(), facility.handedOverOn(), facility.document(), institutionId.orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    record OpenDay(LocalDate day, String titleZh, String titleEn, Optional<Integer> places) {}

    List<OpenDay> listOpenDays(Read read, UUID institutionId, LocalDate from) {
        return read.dsl()
                .fetch(
                        "select * from childcare.open_day where tenant_id = ? and institution_id = ? and day >= ? order by day",
                        read.tenantId(), institutionId, from)
                .map(row -> new OpenDay(
                        row.get("day", LocalDate.class), row.get("title_zh", String.class), row.get("title_en", String.class),
                        Optional.ofNullable(row.get("places", Integer.class))));
    }

    void putOpenDay(Tx tx, UUID institutionId, OpenDay day) {
        tx.dsl().execute(
                """
                insert into childcare.open_day (tenant_id, institution_id, day, title_zh, title_en, places) values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, institution_id, day) do update
                   set title_zh = excluded.title_zh, title_en = excluded.title_en, places = excluded.places""",
                tx.tenantId(), institutionId, day.day(), day.titleZh(), day.titleEn(), day.places().orElse(null));
    }

    private static Room room(Record row) {
        return new Room(
                row.get("code", String.class), row.get("age_group", String.class), row.get("places", int.class),
                Optional.ofNullable(row.get("area_m2", BigDecimal.class)), row.get("valid_from", LocalDate.class),
                Optional.ofNullable(row.get("valid_to", LocalDate.class)));
    }
}
