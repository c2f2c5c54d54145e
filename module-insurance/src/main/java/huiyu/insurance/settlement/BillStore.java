package huiyu.insurance.settlement;

import huiyu.core.db.HotStatement;
import huiyu.core.db.Read;
import huiyu.core.settlement.SettledBill;
import huiyu.kernel.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.JSONB;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads of settled bills, away from the hot path. */
@Repository
class BillStore {

    private static final String SUMMARY =
            """
            select distinct on (s.division_code, s.institution, s.bill_number)
                   s.id, s.person_id, s.kind, s.state, s.total_fen, s.patient_fen, s.in_scope_fen, s.discharged_on,
                   s.request -> 'person' ->> 'insurance' as insurance, s.request -> 'bill' ->> 'admitted' as admitted,
                   (s.request -> 'bill' ->> 'children')::int as children,
                   s.request -> 'bill' -> 'attributes' as attributes
              from insurance.settlement s
            """;

    private static final HotStatement LATEST = new HotStatement(SUMMARY + """
              join insurance.settlement asked on asked.tenant_id = s.tenant_id and asked.division_code = s.division_code
               and asked.institution = s.institution and asked.bill_number = s.bill_number
             where asked.tenant_id = ? and asked.id = any ((select ?::uuid[])::uuid[]) and (?::text is null or asked.kind = ?)
             order by s.division_code, s.institution, s.bill_number, s.version desc""");

    private static final HotStatement IN_FORCE = new HotStatement("select * from (" + SUMMARY + """
              where s.tenant_id = ? and s.person_id = any ((select ?::uuid[])::uuid[]) and s.discharged_on between ? and ?
              order by s.division_code, s.institution, s.bill_number, s.version desc) b
             where b.state <> 'reversed' order by b.discharged_on, b.id""");

    private final JsonMapper json;

    BillStore(JsonMapper json) {
        this.json = json;
    }

    List<SettledBill> listLatest(Read read, Collection<UUID> settlementIds, Optional<String> kind) {
        return LATEST.fetch(
                read, this::bill, read.tenantId(), settlementIds.toArray(UUID[]::new), kind.orElse(null), kind.orElse(null));
    }

    List<SettledBill> list(Read read, Collection<UUID> personIds, LocalDate from, LocalDate to) {
        return IN_FORCE.fetch(read, this::bill, read.tenantId(), personIds.toArray(UUID[]::new), from, to);
    }

    /** The sums over all files merged into the person's. */
    SortedMap<Integer, Map<String, Long>> counters(Read read, UUID personId) {
        SortedMap<Integer, Map<String, Long>> byYear = new TreeMap<>();
        read.dsl()
                .fetch(
                        """
                        select year, counters from insurance.person_year
                         where tenant_id = ? and person_id = any (core.ids_with(?)) order by year""",
                        read.tenantId(), personId)
                .forEach(row -> {
                    Map<String, Long> ofYear = byYear.computeIfAbsent(row.get("year", int.class), year -> new TreeMap<>());
                    json.readValue(row.get("counters", JSONB.class).data(), new TypeReference<Map<String, Long>>() {})
                            .forEach((name, value) -> ofYear.merge(name, value, Long::sum));
                });
        return byYear;
    }

    List<Bills.Receivable> listReceivables(Read read, Optional<UUID> before, int limit) {
        return read.dsl()
                .fetch(
                        """
                        select settlement_id, person_id, amount_fen, booked_at from insurance.receivable
                         where tenant_id = ? and settlement_id < ? order by settlement_id desc limit ?""",
                        read.tenantId(), before.orElse(new UUID(-1, -1)), limit)
                .map(row -> new Bills.Receivable(
                        row.get("settlement_id", UUID.class),
                        row.get("person_id", UUID.class),
                        row.get("amount_fen", long.class),
                        row.get("booked_at", OffsetDateTime.class).toInstant()));
    }

    private SettledBill bill(ResultSet row) throws SQLException {
        long patient = row.getLong("patient_fen");
        long outOfScope = row.getLong("total_fen") - row.getLong("in_scope_fen");
        return new SettledBill(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getString("kind"),
                row.getString("insurance"),
                LocalDate.parse(row.getString("admitted")),
                row.getObject("discharged_on", LocalDate.class),
                row.getInt("children"),
                json.readValue(row.getString("attributes"), new TypeReference<Map<String, String>>() {}),
                !row.getString("state").equals("reversed"),
                row.getString("state").equals("settled"),
                Money.ofFen(row.getLong("total_fen")),
                Money.ofFen(patient),
                Money.ofFen(Math.max(0, patient - outOfScope)));
    }
}
