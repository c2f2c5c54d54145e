package huiyu.benchmarks;

import java.lang.reflect.Field;
import java.util.List;
import org.jooq.Record;

/** The product's own statements, with values in the places of their question marks, as pgbench reads them. */
final class SettlementStatements {

    private static final String STORES = "huiyu.insurance.settlement.";
    private static final String BIND =
            """
            select set_config('app.tenant_id', t.id::text, true), set_config('app.lineage', t.lineage::text, true), t.policy_epoch
              from core.tenant t where t.id = :tenant::int""";

    private SettlementStatements() {}

    static String bind() {
        return BIND;
    }

    static String open() throws ReflectiveOperationException {
        return fill(text("SettlementStore", "OPEN_LOCKED"), List.of(
                ":tenant", ":hospital", ":number", "date '2026-05-01'", "date '2026-05-05'", "null", ":hex", ":tenant::int"));
    }

    /** @param bill a settled one; the person, the number and the hospital are others */
    static String write(Record bill, int funds) throws ReflectiveOperationException {
        return fill(text("BillDecisionStore", "WRITE_ONE"), List.of(
                ":id", ":hospital", ":division", ":number", "1", "'settled'", "'bill'", "'institution'", "false", "'inpatient'",
                "date '2026-05-05'", "0", value(bill, "total_fen"), value(bill, "in_scope_fen"), value(bill, "layers"),
                value(bill, "layer_fen"), value(bill, "patient_fen"), value(bill, "request"), "repeat('00', 32)",
                value(bill, "outcome"), "null", value(bill, "accounts"), value(bill, "amounts"), "0",
                ":tenant", ":person_id", "now()", "'bench'", ":slice", "array[:person_id::uuid]", "array[2026]", "array[" + value(bill, "counters") + "]",
                ":funds", funds == 1 ? "array[100]" : "array[100, 100]", ":id::uuid", "'bill.settled'", "array[:id::uuid]", "array['{}']",
                "null", "array[:division::text]", "array[:hospital::text]", "array[:number::text]", "array[0]"));
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

    private static String text(String store, String name) throws ReflectiveOperationException {
        Field field = Class.forName(STORES + store).getDeclaredField(name);
        field.setAccessible(true);
        return (String) field.get(null);
    }
}
