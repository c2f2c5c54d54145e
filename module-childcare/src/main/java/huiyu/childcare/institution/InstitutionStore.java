package huiyu.childcare.institution;

import huiyu.childcare.institution.Institution.Capacity;
import huiyu.childcare.institution.Institution.Details;
import huiyu.childcare.institution.Institution.Operator;
import huiyu.childcare.institution.Institution.Point;
import huiyu.childcare.institution.Institution.Price;
import huiyu.childcare.institution.Institution.Type;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Repository;

@Repository("childcareInstitutionStore")
class InstitutionStore {

    private final Clock clock;

    InstitutionStore(Clock clock) {
        this.clock = clock;
    }

    private static final String SELECT =
            """
            select i.id, i.code, i.name_zh, i.name_en, i.type_code, o.credit_code, o.name as operator_name, i.division_code,
                   i.address, i.latitude, i.longitude, i.client_id, i.closed_on,
                   exists (select from childcare.filing f where f.tenant_id = i.tenant_id and f.institution_id = i.id
                              and f.status = 'filed' and f.decided_on <= ?) as filed,
                   array(select u.subject from childcare.institution_user u where u.tenant_id = i.tenant_id and u.institution_id = i.id
                            and u.valid_from <= ? and (u.valid_to is null or u.valid_to >= ?)) as users
              from childcare.institution i
              join childcare.operator o on o.tenant_id = i.tenant_id and o.id = i.operator_id
             where i.tenant_id = ? and""";

    List<Type> listTypes(Read read) {
        return read.dsl()
                .fetch("select code, name_zh, name_en, inclusive from childcare.institution_type where tenant_id = ? order by code", read.tenantId())
                .map(row -> new Type(
                        row.get("code", String.class), row.get("name_zh", String.class), row.get("name_en", String.class),
                        row.get("inclusive", boolean.class)));
    }

    void putType(Tx tx, Type type) {
        tx.dsl().execute(
                """
                insert into childcare.institution_type (tenant_id, code, name_zh, name_en, inclusive) values (?, ?, ?, ?, ?)
                on conflict (tenant_id, code) do update
                   set name_zh = excluded.name_zh, name_en = excluded.name_en, inclusive = excluded.inclusive""",
                tx.tenantId(), type.code(), type.nameZh(), type.nameEn(), type.inclusive());
    }

    void put(Tx tx, String code, Details details, String by, Instant at) {
        tx.dsl().execute(
                """
                with operator as (
                  insert into childcare.operator (tenant_id, credit_code, name) values (?, ?, ?)
                  on conflict (tenant_id, credit_code) do update set name = excluded.name returning id)
                insert into childcare.institution
                  (tenant_id, code, operator_id, type_code, name_zh, name_en, division_code, address, latitude, longitude,
                   client_id, created_at, created_by)
                select ?, ?, operator.id, ?, ?, ?, ?, ?, ?::numeric, ?::numeric, ?, ?::timestamptz, ? from operator
                on conflict (tenant_id, code) do update
                   set operator_id = excluded.operator_id, type_code = excluded.type_code, name_zh = excluded.name_zh,
                       name_en = excluded.name_en, division_code = excluded.division_code, address = excluded.address,
                       latitude = excluded.latitude, longitude = excluded.longitude, client_id = excluded.client_id""",
                tx.tenantId(), details.operator().creditCode(), details.operator().name(), tx.tenantId(), code,
                details.type(), details.nameZh(), details.nameEn(), details.divisionCode(), details.address(),
                details.point().map(Point::latitude).orElse(null), details.point().map(Point::longitude).orElse(null),
                details.clientId().orElse(null), at.atOffset(ZoneOffset.UTC), by);
    }

    Optional<Institution> find(Read read, String code, LocalDate on) {
        return whole(read, read.dsl().fetch(SELECT + " i.code = ?", on, today(), today(), read.tenantId(), code), on).stream().findFirst();
    }

    /** Those with a code after the given one. @param runBy only those this client or person works for */
    List<Institution> list(Read read, Optional<String> runBy, String after, int limit, LocalDate on) {
        String own = runBy.orElse(null);
        return whole(
                read,
                read.dsl().fetch(
                        SELECT
                                + """

                                 i.code > ? and (?::text is null or i.client_id = ? or exists (
                                   select from childcare.institution_user u where u.tenant_id = i.tenant_id and u.institution_id = i.id and u.subject = ?
                                      and u.valid_from <= ? and (u.valid_to is null or u.valid_to >= ?)))
                                 order by i.code limit ?""",
                        on, today(), today(), read.tenantId(), after, own, own, own, today(), today(), limit),
                on);
    }

    void putUser(Tx tx, UUID institutionId, String subject, LocalDate from, Optional<LocalDate> to, String by) {
        tx.dsl().execute(
                """
                insert into childcare.institution_user (tenant_id, institution_id, subject, valid_from, valid_to, granted_by) values (?, ?, ?, ?, ?, ?)
                on conflict (tenant_id, institution_id, subject) do update
                   set valid_from = excluded.valid_from, valid_to = excluded.valid_to, granted_by = excluded.granted_by""",
                tx.tenantId(), institutionId, subject, from, to.orElse(null), by);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Changes of what one institution offers come one after the other. */
    void lock(Tx tx, UUID institutionId) {
        tx.dsl().execute("select from childcare.institution where tenant_id = ? and id = ? for update", tx.tenantId(), institutionId);
    }

    List<Capacity> listCapacities(Read read, UUID institutionId, String ageGroup) {
        return read.dsl()
                .fetch(
                        """
                        select age_group, places, children_per_carer, valid_from, valid_to from childcare.capacity
                         where tenant_id = ? and institution_id = ? and age_group = ? order by valid_from""",
                        read.tenantId(), institutionId, ageGroup)
                .map(InstitutionStore::capacity);
    }

    List<Price> listPrices(Read read, UUID institutionId, String service) {
        return read.dsl()
                .fetch(
                        """
                        select service, monthly_fen, valid_from, valid_to from childcare.price
                         where tenant_id = ? and institution_id = ? and service = ? order by valid_from""",
                        read.tenantId(), institutionId, service)
                .map(InstitutionStore::price);
    }

    /** What was open the day before ends there. */
    void insertCapacity(Tx tx, UUID institutionId, Capacity capacity) {
        tx.dsl().execute(
                """
                update childcare.capacity set valid_to = ?
                 where tenant_id = ? and institution_id = ? and age_group = ? and valid_from < ? and valid_to is null""",
                capacity.validFrom().minusDays(1), tx.tenantId(), institutionId, capacity.ageGroup(), capacity.validFrom());
        tx.dsl().execute(
                """
                insert into childcare.capacity (tenant_id, institution_id, age_group, places, children_per_carer, valid_from)
                values (?, ?, ?, ?, ?, ?)""",
                tx.tenantId(), institutionId, capacity.ageGroup(), capacity.places(), capacity.childrenPerCarer().orElse(null),
                capacity.validFrom());
    }

    void insertPrice(Tx tx, UUID institutionId, Price price) {
        tx.dsl().execute(
                """
                update childcare.price set valid_to = ?
                 where tenant_id = ? and institution_id = ? and service = ? and valid_from < ? and valid_to is null""",
                price.validFrom().minusDays(1), tx.tenantId(), institutionId, price.service(), price.validFrom());
        tx.dsl().execute(
                "insert into childcare.price (tenant_id, institution_id, service, monthly_fen, valid_from) values (?, ?, ?, ?, ?)",
                tx.tenantId(), institutionId, price.service(), price.monthlyFen(), price.validFrom());
    }

    Optional<UUID> findOrganisation(Read read, UUID institutionId) {
        return read.dsl()
                .fetch("select organisation_id from childcare.institution where tenant_id = ? and id = ?", read.tenantId(), institutionId)
                .stream()
                .findFirst()
                .map(row -> row.get("organisation_id", UUID.class));
    }

    void setOrganisation(Tx tx, UUID institutionId, UUID organisationId) {
        tx.dsl().execute(
                "update childcare.institution set organisation_id = ? where tenant_id = ? and id = ?", organisationId, tx.tenantId(), institutionId);
    }

    List<UUID> listOrganisations(Read read, Collection<UUID> institutionIds) {
        return read.dsl()
                .fetch(
                        "select organisation_id from childcare.institution where tenant_id = ? and id = any (?::uuid[]) and organisation_id is not null",
                        read.tenantId(), institutionIds.toArray(UUID[]::new))
                .map(row -> row.get("organisation_id", UUID.class));
    }

    /** Of those files that are institutions. */
    List<Standing> listStandings(Read read, Collection<UUID> organisationIds) {
        Result<Record> rows = read.dsl().fetch(
                """
                select i.id, i.organisation_id, i.type_code, i.closed_on,
                       (select min(f.decided_on) from childcare.filing f
                         where f.tenant_id = i.tenant_id and f.institution_id = i.id and f.status = 'filed') as filed_from
                  from childcare.institution i where i.tenant_id = ? and i.organisation_id = any (?::uuid[])""",
                read.tenantId(), organisationIds.toArray(UUID[]::new));
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<Price>> prices = read.dsl()
                .fetch(
                        """
                        select institution_id, service, monthly_fen, valid_from, valid_to from childcare.price
                         where tenant_id = ? and institution_id = any (?::uuid[]) order by valid_from""",
                        read.tenantId(), rows.map(row -> row.get("id", UUID.class)).toArray(UUID[]::new))
                .stream()
                .collect(Collectors.groupingBy(row -> row.get("institution_id", UUID.class), Collectors.mapping(InstitutionStore::price, Collectors.toList())));
        return rows.map(row -> new Standing(
                row.get("id", UUID.class), row.get("organisation_id", UUID.class), row.get("type_code", String.class),
                Optional.ofNullable(row.get("filed_from", LocalDate.class)), Optional.ofNullable(row.get("closed_on", LocalDate.class)),
                prices.getOrDefault(row.get("id", UUID.class), List.of())));
    }

    private List<Institution> whole(Read read, Result<Record> rows, LocalDate on) {
        UUID[] ids = rows.map(row -> row.get("id", UUID.class)).toArray(UUID[]::new);
        Map<UUID, List<Capacity>> capacities = read.dsl()
                .fetch(
                        """
                        select institution_id, age_group, places, children_per_carer, valid_from, valid_to from childcare.capacity
                         where tenant_id = ? and institution_id = any (?::uuid[]) and valid_from <= ? and (valid_to is null or valid_to >= ?)
                         order by age_group""",
                        read.tenantId(), ids, on, on)
                .stream()
                .collect(Collectors.groupingBy(row -> row.get("institution_id", UUID.class), Collectors.mapping(InstitutionStore::capacity, Collectors.toList())));
        Map<UUID, List<Price>> prices = read.dsl()
                .fetch(
                        """
                        select institution_id, service, monthly_fen, valid_from, valid_to from childcare.price
                         where tenant_id = ? and institution_id = any (?::uuid[]) and valid_from <= ? and (valid_to is null or valid_to >= ?)
                         order by service""",
                        read.tenantId(), ids, on, on)
                .stream()
                .collect(Collectors.groupingBy(row -> row.get("institution_id", UUID.class), Collectors.mapping(InstitutionStore::price, Collectors.toList())));
        return rows.map(row -> new Institution(
                row.get("id", UUID.class), row.get("code", String.class), details(row), isFiled(row, on),
                capacities.getOrDefault(row.get("id", UUID.class), List.of()), prices.getOrDefault(row.get("id", UUID.class), List.of()),
                Optional.ofNullable(row.get("closed_on", LocalDate.class)), Set.of(row.get("users", String[].class))));
    }

    private static boolean isFiled(Record row, LocalDate on) {
        LocalDate closedOn = row.get("closed_on", LocalDate.class);
        return row.get("filed", boolean.class) && (closedOn == null || !on.isAfter(closedOn));
    }

    private static Details details(Record row) {
        return new Details(
                row.get("name_zh", String.class), row.get("name_en", String.class), row.get("type_code", String.class),
                new Operator(row.get("credit_code", String.class), row.get("operator_name", String.class)),
                row.get("division_code", String.class), row.get("address", String.class),
                Optional.ofNullable(row.get("latitude", BigDecimal.class)).map(latitude -> new Point(latitude, row.get("longitude", BigDecimal.class))),
                Optional.ofNullable(row.get("client_id", String.class)));
    }

    private static Capacity capacity(Record row) {
        return new Capacity(
                row.get("age_group", String.class), row.get("places", int.class),
                Optional.ofNullable(row.get("children_per_carer", Integer.class)), row.get("valid_from", LocalDate.class),
                Optional.ofNullable(row.get("valid_to", LocalDate.class)));
    }

    private static Price price(Record row) {
        return new Price(
                row.get("service", String.class), row.get("monthly_fen", long.class), row.get("valid_from", LocalDate.class),
                Optional.ofNullable(row.get("valid_to", LocalDate.class)));
    }
}
