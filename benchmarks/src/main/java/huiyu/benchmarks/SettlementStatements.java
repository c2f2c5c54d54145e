package huiyu.benchmarks;

import huiyu.core.db.HotStatement;
import java.lang.reflect.Field;
import java.util.List;
import org.jooq.Record;

/** The product's own statements, with values in the places of their question marks, as pgbench reads them. */
final class SettlementStatements {

    private static final String STORES = "huiyu.insurance.settlement.";
    private SettlementStatements() {}

    static String bind() throws ReflectiveOperationException {
        return fill(text("huiyu.core.db.TenantTransaction", "BIND"), List.of(":tenant::int"));
    }

    static String open() throws ReflectiveOperationException {
        return fill(text(STORES + "SettlementStore", "OPEN_LOCKED"), List.of(
                ":tenant", ":hospital", ":number", "date '2026-05-01'", "date '2026-05-05'", "null", ":hex", ":tenant::int"));
    }

    /** @param bill a settled one; the person, the number and the hospital are others */
    static String write(Record bill, int funds) throws ReflectiveOperationException {
        return fill(text(STORES + "BillDecisionStore", "WRITE_ONE"), List.of(
                ":tenant", ":person_id", "now()", "'bench'", "'bill.settled'", "null",
                ":id", ":hospital", ":division", ":number", "1", "'settled'", "'bill'", "'institution'", "false", "'inpatient'",
                "date '2026-05-05'", "0", value(bill, "total_fen"), value(bill, "in_scope_fen"), value(bill, "layers"),
                value(bill, "layer_fen"), value(bill, "patient_fen"), value(bill, "request"), "repeat('00', 32)",
                value(bill, "outcome"), "null", value(bill, "accounts"), value(bill, "amounts"), "0", "0", "'{}'",
                ":tenant", "array[:person_id::uuid]", "array[2026]", "array[" + value(bill, "counters") + "]",
                ":funds", funds == 1 ? "array[100]" : "array[100, 100]", ":slice", ":id::uuid", "now()", "'bench'"));
    }

    /** pgbench takes a colon for a variable, inside of texts too. */
    private static String value(Record bill, String column) {
        String text = bill.get(column, String.class).replace("\\", "\\\\").replace("'", "''").replace(":", "\\x3a");
        return column.endsWith("_fen") && !column.equals("layer_fen") ? text : "E'" + text + "'";
    }

    private static String fill(String sql, List<String> values) {
        StringBuilder filled = new StringBuilder();
        int next = 0;
        for (char c : sql.toCharArray()) {
            filled.append(c == '?' ? values.get(next++) : String.valueOf(c));
        }
        if (next != values.size()) {
            throw new IllegalStateException("the statement has " + next + " places, not " + values.size());
        }
        return filled.toString();
    }

    private static String text(String type, String name) throws ReflectiveOperationException {
        Field field = Class.forName(type).getDeclaredField(name);
        field.setAccessible(true);
        return ((HotStatement) field.get(null)).sql();
    }
}
