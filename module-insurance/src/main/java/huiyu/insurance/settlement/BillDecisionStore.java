package huiyu.insurance.settlement;

import huiyu.core.db.Tx;
import java.lang.reflect.Array;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Record;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes what one transaction decides about one person's bills, with all that follows from it, in one statement. */
@Repository
class BillDecisionStore {

    /** The usual case: one version. Twenty-four arrays of one element would cost a fifth of the statement. */
    private static final String ONE =
            """
            select ?::uuid as id, ?::text as institution, ?::text as division_code, ?::text as number, ?::int as version, ?::text as state,
                   ?::text as cause, ?::text as claimed_by, ?::boolean as deferred, ?::text as kind, ?::date as discharged,
                   ?::bigint as position, ?::bigint as total, ?::bigint as in_scope, ?::text as layers, ?::text as layer_fen,
                   ?::bigint as patient, ?::text as request, ?::text as hash, ?::text as outcome, ?::text as reason,
                   ?::text as accounts, ?::text as amounts, ?::bigint as owed""";

    private static final String MANY =
            """
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                                 ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[],
                                 ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
              as n (id, institution, division_code, number, version, state, cause, claimed_by, deferred, kind, discharged, position,
                    total, in_scope, layers, layer_fen, patient, request, hash, outcome, reason, accounts, amounts, owed)""";

    private static final String WRITE =
            """
            with n as (%s),
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
              select m.tenant_id, c.person_id, c.year, c.counters::jsonb
                from unnest(?::uuid[], ?::int[], ?::text[]) as c (person_id, year, counters), made m
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

    private static final String WRITE_ONE = WRITE.formatted(ONE);
    private static final String WRITE_MANY = WRITE.formatted(MANY);

    /** @param complete false when somebody else has written one of these versions first */
    record Written(boolean complete, Optional<UUID> shortFund) {}

    private record Column(Class<?> type, Function<Posted, Object> value) {}

    private final JsonMapper json;
    private final List<Column> columns;

    BillDecisionStore(JsonMapper json) {
        this.json = json;
        this.columns = columns();
    }

    /** All of it or nothing. */
    Written write(Tx tx, Writing writing) {
        List<Posted> posted = writing.posted();
        boolean one = posted.size() == 1;
        List<Object> bindings = new ArrayList<>();
        columns.forEach(column -> bindings.add(one ? column.value().apply(posted.getFirst()) : array(posted, column)));
        bindings.addAll(consequences(tx, writing));
        Record row = tx.dsl().fetchSingle(one ? WRITE_ONE : WRITE_MANY, bindings.toArray());
        return new Written(row.get("settled", int.class) == posted.size(), Optional.ofNullable(row.get("short", UUID.class)));
    }

    /** In the order of the columns of {@code n}. */
    private List<Column> columns() {
        return List.of(
                of(UUID.class, Version::id),
                of(String.class, Version::institution),
                of(String.class, Version::divisionCode),
                of(String.class, Version::number),
                of(Integer.class, Version::version),
                of(String.class, version -> version.state().word()),
                of(String.class, version -> version.cause().word()),
                of(String.class, Version::claimedBy),
                of(Boolean.class, Version::deferred),
                of(String.class, Version::kind),
                of(LocalDate.class, Version::dischargedOn),
                of(Long.class, Version::position),
                of(Long.class, Version::totalFen),
                of(Long.class, Version::inScopeFen),
                of(String.class, version -> ArrayLiteral.of(version.layers().stream().map(Version.LayerShare::layer).toList())),
                of(String.class, version -> ArrayLiteral.of(version.layers().stream().map(Version.LayerShare::fen).toList())),
                of(Long.class, Version::patientFen),
                of(String.class, version -> json.writeValueAsString(version.request())),
                of(String.class, version -> HexFormat.of().formatHex(version.requestHash())),
                of(String.class, version -> json.writeValueAsString(version.outcome().toMap())),
                of(String.class, version -> version.reason().orElse(null)),
                new Column(String.class, Posted::accounts),
                new Column(String.class, Posted::amounts),
                new Column(Long.class, Posted::owedFen));
    }

    private static Column of(Class<?> type, Function<Version, Object> value) {
        return new Column(type, posted -> value.apply(posted.version()));
    }

    private List<Object> consequences(Tx tx, Writing writing) {
        List<Posted> posted = writing.posted();
        List<Object> bindings = new ArrayList<>();
        bindings.add(tx.tenantId());
        bindings.add(writing.personId());
        bindings.add(writing.at().atOffset(ZoneOffset.UTC));
        bindings.add(writing.by());
        bindings.add(writing.slice());
        bindings.add(writing.counters().stream().map(Used.Row::file).toArray(UUID[]::new));
        bindings.add(writing.counters().stream().map(Used.Row::year).toArray(Integer[]::new));
        bindings.add(writing.counters().stream().map(row -> json.writeValueAsString(row.counters())).toArray(String[]::new));
        bindings.add(writing.charges().keySet().toArray(UUID[]::new));
        bindings.add(writing.charges().values().toArray(Long[]::new));
        bindings.add(posted.getFirst().version().id());
        bindings.add(writing.action());
        bindings.add(array(posted, of(UUID.class, Version::id)));
        bindings.add(array(posted, new Column(String.class, Posted::detail)));
        bindings.add(writing.correlation().orElse(null));
        bindings.add(array(posted, of(String.class, Version::divisionCode)));
        bindings.add(array(posted, of(String.class, Version::institution)));
        bindings.add(array(posted, of(String.class, Version::number)));
        bindings.add(array(posted, new Column(Long.class, Posted::clearingFen)));
        return bindings;
    }

    private static Object array(List<Posted> posted, Column column) {
        Object array = Array.newInstance(column.type(), posted.size());
        for (int i = 0; i < posted.size(); i++) {
            Array.set(array, i, column.value().apply(posted.get(i)));
        }
        return array;
    }
}
