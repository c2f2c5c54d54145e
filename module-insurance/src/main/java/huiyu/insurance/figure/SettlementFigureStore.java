package huiyu.insurance.figure;

import huiyu.core.db.Read;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Counts bills in force by the day of discharge. */
@Repository
public class SettlementFigureStore {

    private static final String PROGRAMME = "settlement";

    /** Of each bill in force, which cell it counts in and what it counts there. */
    enum Counted {
        DIRECT("case when s.division_code = t.division_code then 'local' else 'elsewhere' end",
                "(s.claimed_by = 'institution')::int::bigint", "1::bigint", "true"),
        DELIVERY_SHARE("''", "greatest(0, s.patient_fen - (s.total_fen - s.in_scope_fen))", "s.in_scope_fen", "s.kind = 'delivery'"),
        LAYER_PAID("l.layer", "l.fen", null, "l.fen > 0"),
        LAYER_PEOPLE("l.layer", null, null, "l.fen > 0");

        private final String figures;
        private final String bills;

        Counted(String slice, String numerator, String denominator, String which) {
            String ofMonth =
                    """

                      from insurance.settlement s
                      join core.tenant t on t.id = s.tenant_id
                     cross join lateral unnest(case when {layers} then s.layers else array[''] end,
                                               case when {layers} then s.layer_fen else array[0::bigint] end) as l (layer, fen)
                     where s.tenant_id = ? and s.state = 'settled' and s.discharged_on between ? and ? and {which}
                       and not exists (
                         select from insurance.settlement later
                          where later.tenant_id = s.tenant_id and later.division_code = s.division_code
                            and later.institution = s.institution and later.bill_number = s.bill_number and later.version > s.version)
                    """
                            .replace("{layers}", String.valueOf(slice.startsWith("l.")))
                            .replace("{which}", which);
            this.figures = "select " + slice + " as slice, "
                    + (numerator == null ? "count(distinct s.person_id)" : "sum(" + numerator + ")") + "::bigint as numerator, "
                    + (denominator == null ? "null" : "sum(" + denominator + ")") + "::bigint as denominator, "
                    + "count(distinct s.person_id) as people" + ofMonth + " group by 1 order by 1";
            this.bills = "select s.id, s.person_id" + ofMonth + " and " + slice + " = ?";
        }
    }

    List<Figure> count(Read read, Counted counted, YearMonth month) {
        return read.dsl()
                .fetch(counted.figures, read.tenantId(), month.atDay(1), month.atEndOfMonth())
                .map(row -> new Figure(
                        new Cell(PROGRAMME, row.get("slice", String.class)), row.get("numerator", long.class),
                        row.get("denominator", Long.class), row.get("people", long.class)));
    }

    List<Behind> listBills(
            Read read, Counted counted, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        return read.dsl()
                .fetch(
                        counted.bills + "\n" + """
                         and (?::uuid is null or exists (
                               select from core.person p join core.org_unit u on u.tenant_id = p.tenant_id and u.id = p.org_unit_id
                                where p.tenant_id = s.tenant_id and p.id = s.person_id and ? = any (u.lineage)))
                         and (?::uuid is null or s.id > ?)
                         order by s.id limit ?""",
                        read.tenantId(), month.atDay(1), month.atEndOfMonth(), cell.slice(), scope.orElse(null), scope.orElse(null),
                        after.orElse(null), after.orElse(null), limit)
                .map(row -> new Behind(row.get("id", UUID.class), "settlement", row.get("person_id", UUID.class)));
    }
}
