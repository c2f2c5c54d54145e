package huiyu.insurance.settlement;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Tx;
import java.lang.reflect.Array;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes what one transaction decides about one person's bills, with all that follows from it, in one statement. */
@Repository
class BillDecisionStore {

    /** What follows from the versions: what the person has used, then the funds, so that slices are held for the shortest time. */
    private static final String CONSEQUENCES =
            """
            insurance.write_counters(?::int, ?::uuid[], ?::int[], ?::text[]),
            core.charge_slices(?::uuid[], ?::bigint[], ?::smallint, ?::uuid, ?::timestamptz, ?::text) as short""";

    /** The usual case. As a set of one it would cost the database a quarter more. */
    static final HotStatement WRITE_ONE = new HotStatement(
            """
            select insurance.write_version(
                     ?::int, ?::uuid, ?::timestamptz, ?::text, ?::text, ?::text,
                     ?::uuid, ?::text, ?::text, ?::text, ?::int, ?::text, ?::text, ?::text, ?::boolean, ?::text, ?::date, ?::bigint,
                     ?::bigint, ?::bigint, ?::text, ?::text, ?::bigint, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text,
                     ?::bigint, ?::bigint, ?::text)::int as versions,
                   """ + CONSEQUENCES);

    private static final HotStatement WRITE_MANY = new HotStatement(
            """
            with made as (select ?::int as tenant_id, ?::uuid as person_id, ?::timestamptz as at, ?::text as by, ?::text as action, ?::text as correlation),
            n as (
              select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                                   ?::text[], ?::date[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::bigint[],
                                   ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[])
                as n (id, institution, division_code, number, version, state, cause, claimed_by, deferred, kind, discharged, position,
                      total, in_scope, layers, layer_fen, patient, request, hash, outcome, reason, accounts, amounts, owed, clearing, detail)),
            written as materialized (
              select count(*) filter (where insurance.write_version(
                       m.tenant_id, m.person_id, m.at, m.by, m.action, m.correlation,
                       n.id, n.institution, n.division_code, n.number, n.version, n.state, n.cause, n.claimed_by, n.deferred, n.kind,
                       n.discharged, n.position, n.total, n.in_scope, n.layers, n.layer_fen, n.patient, n.request, n.hash, n.outcome,
                       n.reason, n.accounts, n.amounts, n.owed, n.clearing, n.detail)) as versions
                from n, made m)
            select w.versions,
                   """ + CONSEQUENCES + " from written w");

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
        List<Object> bindings = new ArrayList<>(occasion(tx, writing));
        columns.forEach(column -> bindings.add(one ? column.value().apply(posted.getFirst()) : array(posted, column)));
        bindings.addAll(consequences(tx, writing));
        return (one ? WRITE_ONE : WRITE_MANY).fetchSingle(
                tx,
                row -> new Written(row.getInt("versions") == posted.size(), Optional.ofNullable(row.getObject("short", UUID.class))),
                bindings.toArray());
    }

    /** Of one version, in the order in which {@code insurance.write_version} takes them. */
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
                new Column(Long.class, Posted::owedFen),
                new Column(Long.class, Posted::clearingFen),
                new Column(String.class, Posted::detail));
    }

    private static Column of(Class<?> type, Function<Version, Object> value) {
        return new Column(type, posted -> value.apply(posted.version()));
    }

    private static List<Object> occasion(Tx tx, Writing writing) {
        return Arrays.asList(
                tx.tenantId(), writing.personId(), writing.at().atOffset(ZoneOffset.UTC), writing.by(), writing.action(),
                writing.correlation().orElse(null));
    }

    private List<Object> consequences(Tx tx, Writing writing) {
        return List.of(
                tx.tenantId(),
                writing.counters().stream().map(Used.Row::file).toArray(UUID[]::new),
                writing.counters().stream().map(Used.Row::year).toArray(Integer[]::new),
                writing.counters().stream().map(row -> json.writeValueAsString(row.counters())).toArray(String[]::new),
                writing.charges().keySet().toArray(UUID[]::new),
                writing.charges().values().toArray(Long[]::new),
                writing.slice(),
                writing.posted().getFirst().version().id(),
                writing.at().atOffset(ZoneOffset.UTC),
                writing.by());
    }

    private static Object array(List<Posted> posted, Column column) {
        Object array = Array.newInstance(column.type(), posted.size());
        for (int i = 0; i < posted.size(); i++) {
            Array.set(array, i, column.value().apply(posted.get(i)));
        }
        return array;
    }
}
