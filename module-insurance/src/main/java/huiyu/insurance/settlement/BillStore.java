package huiyu.insurance.settlement;

import huiyu.core.db.Read;
import huiyu.core.settlement.SettledBill;
import huiyu.kernel.money.Money;
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
import org.jooq.Record;
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

    private final JsonMapper json;

    BillStore(JsonMapper json) {
        this.json = json;
    }

    List<SettledBill> listLatest(Read read, Collection<UUID> settlementIds) {
        return read.dsl()
                .fetch(SUMMARY + """
                        join insurance.settlement asked on asked.tenant_id = s.tenant_id and asked.division_code = s.division_code
                         and asked.institution = s.institution and asked.bill_number = s.bill_number
                        where asked.tenant_id = ? and asked.id = any (?::uuid[])
                        order by s.division_code, s.institution, s.bill_number, s.version desc""",
                        read.tenantId(), settlementIds.toArray(UUID[]::new))
                .map(this::bill);
    }

    List<SettledBill> list(Read read, Collection<UUID> personIds, LocalDate from, LocalDate to) {
        return read.dsl()
                .fetch("select * from (" + SUMMARY + """
                         where s.tenant_id = ? and s.person_id = any (?::uuid[]) and s.discharged_on between ? and ?
                         order by s.division_code, s.institution, s.bill_number, s.version desc) b
                        where b.state <> 'reversed' order by b.discharged_on, b.id""",
                        read.tenantId(), personIds.toArray(UUID[]::new), from, to)
                .map(this::bill);
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

    private SettledBill bill(Record row) {
        long patient = row.get("patient_fen", long.class);
        long outOfScope = row.get("total_fen", long.class) - row.get("in_scope_fen", long.class);
        return new SettledBill(
                row.get("id", UUID.class),
                row.get("person_id", UUID.class),
                row.get("kind", String.class),
                row.get("insurance", String.class),
                LocalDate.parse(row.get("admitted", String.class)),
                row.get("discharged_on", LocalDate.class),
                row.get("children", int.class),
                json.readValue(row.get("attributes", JSONB.class).data(), new TypeReference<Map<String, String>>() {}),
                !row.get("state", String.class).equals("reversed"),
                row.get("state", String.class).equals("settled"),
                Money.ofFen(row.get("total_fen", long.class)),
                Money.ofFen(patient),
                Money.ofFen(Math.max(0, patient - outOfScope)));
    }
}
