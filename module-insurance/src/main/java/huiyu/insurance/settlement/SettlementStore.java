package huiyu.insurance.settlement;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.HotStatement;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.insurance.settlement.Opening.Context;
import huiyu.insurance.settlement.Opening.Enrolled;
import huiyu.insurance.settlement.Opening.Filing;
import huiyu.insurance.settlement.Opening.Hospital;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A settlement in two statements, both of constant text: {@link #open} reads and locks, {@link BillDecisionStore#write} writes
 * everything. With the tenant's binding before and the commit after them, a bill costs four round trips.
 */
@Repository
class SettlementStore {

    /**
     * What is read under the lock of the person's years. A statement that waited for the lock still sees the bills as they
     * were when it began: {@link BillDecisionStore#write} finds out by the unique key and is tried again.
     */
    private static final String OPEN =
            """
            with asked as (select ?::int as tenant_id, ?::text as institution, ?::text as number, ?::date as admitted, ?::date as discharged, ?::text as division),
            file as materialized (select f.root_id, f.ids from core.file_of(decode(?::text, 'hex')) f),
            locked as materialized (
              select y.person_id, y.year, y.counters from insurance.person_year y
               where y.tenant_id = ? and y.person_id = any ((select ids from file)::uuid[]) order by y.person_id, y.year %s)
            select t.division_code, (select root_id from file) as person_id,
              (select jsonb_build_object('code', i.code, 'clientId', i.client_id, 'level', m.level, 'divisionCode', m.division_code)
                 from insurance.institution i
                 left join insurance.institution_term m on m.tenant_id = i.tenant_id and m.institution_id = i.id
                  and m.valid_from <= a.discharged and (m.valid_to is null or m.valid_to >= a.discharged)
                where i.tenant_id = a.tenant_id and i.code = a.institution and a.division is null) as hospital,
              array(select distinct on (c.code) c.id from insurance.catalogue c
                     where c.tenant_id = any (t.lineage) and c.valid_from <= a.discharged
                     order by c.code, c.tenant_id = a.tenant_id desc, c.valid_from desc) as catalogues,
              (select jsonb_agg(jsonb_build_object('kind', e.kind, 'year', e.insured_year, 'from', e.valid_from, 'to', e.valid_to,
                                                   'continuous', e.basis -> 'continuous'))
                 from insurance.enrolment e
                where e.tenant_id = a.tenant_id and e.person_id = any ((select ids from file)::uuid[]) and e.superseded_at is null) as enrolments,
              (select jsonb_agg(jsonb_build_object('divisionCode', r.division_code, 'from', r.valid_from, 'to', r.valid_to))
                 from insurance.cross_region_filing r
                where a.division is not null and r.tenant_id = a.tenant_id and r.person_id = any ((select ids from file)::uuid[])) as filings,
              (select jsonb_agg(jsonb_build_object('file', l.person_id, 'year', l.year, 'counters', l.counters)) from locked l) as counters,
              core.settlement_context((select ids from file), a.discharged) as context,
              (select to_jsonb(s) from insurance.settlement s
                where s.tenant_id = a.tenant_id and s.division_code = coalesce(a.division, t.division_code)
                  and s.institution = a.institution and s.bill_number = a.number
                order by s.version desc limit 1) as before
              from asked a join core.tenant t on t.id = a.tenant_id""";

    static final HotStatement OPEN_LOCKED = new HotStatement(OPEN.formatted("for update"));
    private static final HotStatement OPEN_UNLOCKED = new HotStatement(OPEN.formatted(""));

    private static final TypeReference<List<Enrolled>> ENROLMENTS = new TypeReference<>() {};
    private static final TypeReference<List<Filing>> FILINGS = new TypeReference<>() {};
    private static final TypeReference<List<Used.Row>> COUNTERS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Long>> COUNTERS_OF_YEAR = new TypeReference<>() {};

    private final JsonMapper json;
    private final VersionJson versions;

    SettlementStore(JsonMapper json, VersionJson versions) {
        this.json = json;
        this.versions = versions;
    }

    /**
     * @param division of the hospital, when it lies in another city
     * @param lock whether the person's years are locked until the transaction ends
     */
    Opening open(Read read, HospitalBill bill, BlindIndex number, Optional<String> division, boolean lock) {
        return (lock ? OPEN_LOCKED : OPEN_UNLOCKED).fetchSingle(
                read, this::opening,
                read.tenantId(), bill.institution(), bill.number(), bill.admitted(), bill.discharged(), division.orElse(null),
                HexFormat.of().formatHex(number.bytes()),
                read.tenantId());
    }

    private Opening opening(ResultSet row) throws SQLException {
        return new Opening(
                row.getString("division_code"),
                Optional.ofNullable(row.getObject("person_id", UUID.class)),
                text(row, "hospital").map(value -> json.readValue(value, Hospital.class)),
                Arrays.asList((UUID[]) row.getArray("catalogues").getArray()),
                text(row, "enrolments").map(value -> json.readValue(value, ENROLMENTS)).orElse(List.of()),
                text(row, "filings").map(value -> json.readValue(value, FILINGS)).orElse(List.of()),
                Used.of(text(row, "counters").map(value -> json.readValue(value, COUNTERS)).orElse(List.of())),
                json.readValue(text(row, "context").orElseThrow(), Context.class),
                text(row, "before").map(versions::read));
    }

    /** The first bill of a person: from now on there is a row to lock. */
    void createYear(Tx tx, UUID personId, int year) {
        tx.dsl().execute(
                "insert into insurance.person_year (tenant_id, person_id, year) values (?, ?, ?) on conflict do nothing",
                tx.tenantId(), personId, year);
    }

    /** All counters of a person, locked. @param personId of any file merged into the person's */
    Used lockCounters(Tx tx, UUID personId) {
        return Used.of(tx.dsl()
                .fetch(
                        """
                        select person_id, year, counters from insurance.person_year
                         where tenant_id = ? and person_id = any (core.ids_with(?)) order by person_id, year for update""",
                        tx.tenantId(), personId)
                .map(row -> new Used.Row(
                        row.get("person_id", UUID.class),
                        row.get("year", int.class),
                        json.readValue(row.get("counters", JSONB.class).data(), COUNTERS_OF_YEAR))));
    }

    /** The version of a bill in force, or the last one before it was reversed. */
    Optional<Version> findLatest(Read read, String division, String institution, String number) {
        return read.dsl()
                .fetch(
                        """
                        select to_jsonb(s) as row from insurance.settlement s
                         where s.tenant_id = ? and s.division_code = ? and s.institution = ? and s.bill_number = ?
                         order by s.version desc limit 1""",
                        read.tenantId(), division, institution, number)
                .stream()
                .map(this::version)
                .findFirst();
    }

    Optional<Version> find(Read read, UUID id) {
        return read.dsl()
                .fetch("select to_jsonb(s) as row from insurance.settlement s where s.tenant_id = ? and s.id = ?", read.tenantId(), id)
                .stream()
                .map(this::version)
                .findFirst();
    }

    /** The bills of a person in force that were decided after a place, in order. @param personId of any of the files */
    List<Version> listInForceAfter(Read read, UUID personId, long position) {
        return read.dsl()
                .fetch(
                        """
                        select to_jsonb(s) as row from (
                          select distinct on (division_code, institution, bill_number) * from insurance.settlement
                           where tenant_id = ? and person_id = any (core.ids_with(?)) and position > ?
                           order by division_code, institution, bill_number, version desc) s
                         where s.state = 'settled' order by s.position""",
                        read.tenantId(), personId, position)
                .map(this::version);
    }

    /** All versions of a person's bills, newest first, those older than {@code before}. */
    List<Version> list(Read read, UUID personId, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select to_jsonb(s) as row from insurance.settlement s
                         where s.tenant_id = ? and s.person_id = any (core.ids_with(?)) and s.id < ? order by s.id desc limit ?""",
                        read.tenantId(), personId, before.orElse(new UUID(-1, -1)), limit)
                .map(this::version);
    }

    private Version version(Record row) {
        return versions.read(row.get("row", JSONB.class).data());
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }
}
