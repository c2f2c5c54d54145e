package huiyu.insurance.settlement;

import huiyu.core.crypto.BlindIndex;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.insurance.settlement.Opening.Context;
import huiyu.insurance.settlement.Opening.Enrolled;
import huiyu.insurance.settlement.Opening.Filing;
import huiyu.insurance.settlement.Opening.Hospital;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A settlement in two statements, both of constant text: {@link #open} reads and locks, {@link #write} writes everything.
 * With the tenant's binding before and the commit after them, a bill costs four round trips.
 */
@Repository
class SettlementStore {

    /**
     * What is read under the lock of the person's years. A statement that waited for the lock still sees the bills as they
     * were when it began: {@link #write} finds out by the unique key and is tried again.
     */
    private static final String OPEN =
            """
            with asked as (select ?::int as tenant_id, ?::text as institution, ?::text as number, ?::date as admitted, ?::date as discharged, ?::text as division),
            file as materialized (select f.root_id, f.ids from core.file_of(array(select decode(hex, 'hex') from unnest(?::text[]) as hex)) f),
            locked as materialized (
              select y.year, y.counters from insurance.person_year y
               where y.tenant_id = ? and y.person_id = (select root_id from file) order by y.year %s)
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
              (select jsonb_object_agg(l.year, l.counters) from locked l) as counters,
              core.settlement_context((select ids from file), a.discharged) as context,
              (select to_jsonb(s) from insurance.settlement s
                where s.tenant_id = a.tenant_id and s.division_code = coalesce(a.division, t.division_code)
                  and s.institution = a.institution and s.bill_number = a.number
                order by s.version desc limit 1) as before
              from asked a join core.tenant t on t.id = a.tenant_id""";

    private static final String OPEN_LOCKED = OPEN.formatted("for update");
    private static final String OPEN_UNLOCKED = OPEN.formatted("");

    private static final String WRITE =
            """
            with n as (
              select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                                   ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[],
                                   ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                as n (id, institution, division_code, number, version, state, cause, claimed_by, deferred, kind, discharged, position,
                      total, in_scope, layers, layer_fen, patient, request, hash, outcome, reason, accounts, amounts, owed)),
            made as (select ?::int as tenant_id, ?::uuid as person_id, ?::timestamptz as at, ?::text as by, ?::smallint as slice),
            settled as (
              insert into insurance.settlement
                (tenant_id, id, person_id, institution, division_code, bill_number, version, state, cause, claimed_by, deferred, kind,
                 discharged_on, position, total_fen, in_scope_fen, layers, layer_fen, patient_fen, request, request_hash, outcome,
                 decided_at, decided_by, reason)
              select m.tenant_id, n.id, m.person_id, n.institution, n.division_code, n.number, n.version, n.state, n.cause, n.claimed_by,
                     n.deferred, n.kind, n.discharged,
                     case when n.position > 0 then n.position else nextval('insurance.settlement_position') end,
                     n.total, n.in_scope, n.layers::text[], n.layer_fen::bigint[], n.patient, n.request::jsonb, decode(n.hash, 'hex'),
                     n.outcome::jsonb, m.at, m.by, n.reason
                from n, made m
              on conflict (tenant_id, division_code, institution, bill_number, version) do nothing
              returning id),
            journal as (
              insert into insurance.settlement_journal (tenant_id, settlement_id, accounts, amounts, posted_at)
              select m.tenant_id, n.id, n.accounts::text[], n.amounts::bigint[], m.at from n, made m),
            years as (
              insert into insurance.person_year as y (tenant_id, person_id, year, counters)
              select m.tenant_id, m.person_id, c.year, c.counters::jsonb
                from unnest(?::int[], ?::text[]) as c (year, counters), made m
              on conflict (tenant_id, person_id, year) do update set counters = excluded.counters),
            owed as (
              insert into insurance.receivable (tenant_id, settlement_id, person_id, amount_fen, booked_at)
              select m.tenant_id, n.id, m.person_id, n.owed, m.at from n, made m where n.owed <> 0)
            select (select count(*) from settled) as settled,
                   core.charge_slices(?::uuid[], ?::bigint[], m.slice, ?::uuid, m.at, m.by) as short,
                   core.follow_up('bill.settled', ?, 'settlement', ?::uuid[], ?::text[], m.at, m.by, ?),
                   (select count(insurance.book_clearing(c.city, c.institution, c.number, c.fen, m.at))
                      from unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as c (city, institution, number, fen) where c.fen <> 0)
              from made m""";

    private static final TypeReference<List<Enrolled>> ENROLMENTS = new TypeReference<>() {};
    private static final TypeReference<List<Filing>> FILINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Map<String, Long>>> COUNTERS = new TypeReference<>() {};
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
    Opening open(Read read, HospitalBill bill, List<BlindIndex> numbers, Optional<String> division, boolean lock) {
        Record row = read.dsl().fetchSingle(
                lock ? OPEN_LOCKED : OPEN_UNLOCKED,
                read.tenantId(), bill.institution(), bill.number(), bill.admitted(), bill.discharged(), division.orElse(null),
                numbers.stream().map(index -> HexFormat.of().formatHex(index.bytes())).toArray(String[]::new),
                read.tenantId());
        return new Opening(
                row.get("division_code", String.class),
                Optional.ofNullable(row.get("person_id", UUID.class)),
                text(row, "hospital").map(value -> json.readValue(value, Hospital.class)),
                Arrays.asList(row.get("catalogues", UUID[].class)),
                text(row, "enrolments").map(value -> json.readValue(value, ENROLMENTS)).orElse(List.of()),
                text(row, "filings").map(value -> json.readValue(value, FILINGS)).orElse(List.of()),
                text(row, "counters").map(value -> json.readValue(value, COUNTERS)).orElse(Map.of()),
                text(row, "counters").isPresent(),
                json.readValue(text(row, "context").orElseThrow(), Context.class),
                text(row, "before").map(versions::read));
    }

    /** The first bill of a person: from now on there is a row to lock. */
    void createYear(Tx tx, UUID personId, int year) {
        tx.dsl().execute(
                "insert into insurance.person_year (tenant_id, person_id, year) values (?, ?, ?) on conflict do nothing",
                tx.tenantId(), personId, year);
    }

    /** All counters of a person, locked. */
    Map<String, Map<String, Long>> lockCounters(Tx tx, UUID personId) {
        return tx.dsl()
                .fetch(
                        "select year, counters from insurance.person_year where tenant_id = ? and person_id = ? order by year for update",
                        tx.tenantId(), personId)
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        row -> row.get("year", String.class),
                        row -> json.readValue(row.get("counters", org.jooq.JSONB.class).data(), COUNTERS_OF_YEAR)));
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

    /** The bills of a person in force that were decided after a place, in order. */
    List<Version> listInForceAfter(Read read, UUID personId, long position) {
        return read.dsl()
                .fetch(
                        """
                        select to_jsonb(s) as row from (
                          select distinct on (division_code, institution, bill_number) * from insurance.settlement
                           where tenant_id = ? and person_id = ? and position > ?
                           order by division_code, institution, bill_number, version desc) s
                         where s.state = 'settled' order by s.position""",
                        read.tenantId(), personId, position)
                .map(this::version);
    }

    /** All versions of some people's bills, newest first, those older than {@code before}. */
    List<Version> list(Read read, UUID personId, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select to_jsonb(s) as row from insurance.settlement s
                         where s.tenant_id = ? and s.person_id = ? and s.id < ? order by s.id desc limit ?""",
                        read.tenantId(), personId, before.orElse(new UUID(-1, -1)), limit)
                .map(this::version);
    }

    private Version version(Record row) {
        return versions.read(row.get("row", org.jooq.JSONB.class).data());
    }

    /** What one transaction decides about one person's bills: all of it or nothing. */
    Written write(Tx tx, Writing writing) {
        List<Posted> posted = writing.posted();
        List<Version> decided = posted.stream().map(Posted::version).toList();
        Record row = tx.dsl().fetchSingle(
                WRITE,
                column(decided, Version::id, UUID[]::new),
                column(decided, Version::institution, String[]::new),
                column(decided, Version::divisionCode, String[]::new),
                column(decided, Version::number, String[]::new),
                column(decided, Version::version, Integer[]::new),
                column(decided, version -> version.state().word(), String[]::new),
                column(decided, version -> version.cause().word(), String[]::new),
                column(decided, Version::claimedBy, String[]::new),
                column(decided, Version::deferred, Boolean[]::new),
                column(decided, Version::kind, String[]::new),
                column(decided, Version::dischargedOn, LocalDate[]::new),
                column(decided, Version::position, Long[]::new),
                column(decided, Version::totalFen, Long[]::new),
                column(decided, Version::inScopeFen, Long[]::new),
                column(decided, version -> ArrayLiteral.of(version.layers().stream().map(Version.LayerShare::layer).toList()), String[]::new),
                column(decided, version -> ArrayLiteral.of(version.layers().stream().map(Version.LayerShare::fen).toList()), String[]::new),
                column(decided, Version::patientFen, Long[]::new),
                column(decided, version -> json.writeValueAsString(version.request()), String[]::new),
                column(decided, version -> HexFormat.of().formatHex(version.requestHash()), String[]::new),
                column(decided, version -> json.writeValueAsString(version.outcome().toMap()), String[]::new),
                column(decided, version -> version.reason().orElse(null), String[]::new),
                column(posted, Posted::accounts, String[]::new),
                column(posted, Posted::amounts, String[]::new),
                column(posted, Posted::owedFen, Long[]::new),
                tx.tenantId(),
                writing.personId(),
                writing.at().atOffset(java.time.ZoneOffset.UTC),
                writing.by(),
                writing.slice(),
                writing.counters().keySet().toArray(Integer[]::new),
                writing.counters().values().stream().map(json::writeValueAsString).toArray(String[]::new),
                writing.charges().keySet().toArray(UUID[]::new),
                writing.charges().values().toArray(Long[]::new),
                decided.getFirst().id(),
                writing.action(),
                column(decided, Version::id, UUID[]::new),
                column(posted, Posted::detail, String[]::new),
                writing.correlation().orElse(null),
                column(decided, Version::divisionCode, String[]::new),
                column(decided, Version::institution, String[]::new),
                column(decided, Version::number, String[]::new),
                column(posted, Posted::clearingFen, Long[]::new));
        return new Written(row.get("settled", int.class) == decided.size(), Optional.ofNullable(row.get("short", UUID.class)));
    }

    /** @param complete false when somebody else has written one of these versions first */
    record Written(boolean complete, Optional<UUID> shortFund) {}

    private static <T, C> C[] column(List<T> rows, Function<T, C> part, java.util.function.IntFunction<C[]> array) {
        return rows.stream().map(part).toArray(array);
    }

    private static Optional<String> text(Record row, String column) {
        return Optional.ofNullable(row.get(column, org.jooq.JSONB.class)).map(org.jooq.JSONB::data);
    }
}
