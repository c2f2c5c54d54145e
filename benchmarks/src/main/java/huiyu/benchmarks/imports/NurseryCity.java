package huiyu.benchmarks.imports;

import huiyu.benchmarks.Tenants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jooq.DSLContext;

/** A city with one large nursery, set down straight in the database, and the sheets of attendance its system sends. */
public final class NurseryCity {

    public static final String NURSERY = "BENCH-1";
    public static final String CLIENT = "990100-nursery";
    private static final int NATION = 1;
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private final int id;
    private final List<UUID> children;

    public static NurseryCity create(DSLContext owner, int size) {
        return new NurseryCity(owner, Tenants.create(owner, "city", "990100", Tenants.create(owner, "province", "990000", NATION)), size);
    }

    /**
     * @param id a city without childcare yet
     * @param size children, each enrolled since the first day of all sheets
     */
    public NurseryCity(DSLContext owner, int id, int size) {
        this.id = id;
        owner.execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'childcare', date '2020-01-01')", id);
        owner.execute(
                "insert into core.client_assignment (tenant_id, client_id, display_name, role, status, valid_from) values (?, ?, 'nursery', 'INTEGRATOR', 'active', date '2020-01-01')",
                id, CLIENT);
        owner.execute("insert into childcare.institution_type (tenant_id, code, name_zh, name_en, inclusive) values (?, 'community', '社区托育', 'Community', true)", id);
        owner.execute(
                """
                with o as (insert into childcare.operator (tenant_id, credit_code, name) values (?, '91990100MA00000019', '基准') returning tenant_id, id)
                insert into childcare.institution
                  (tenant_id, code, operator_id, type_code, name_zh, name_en, division_code, address, client_id, created_at, created_by)
                select tenant_id, ?, id, 'community', '基准托育园', 'Bench', '990100', '-', ?, now(), 'bench' from o""",
                id, NURSERY, CLIENT);
        children = owner.fetch(
                        """
                        insert into childcare.enrolment (tenant_id, institution_id, child_id, service, age_group, valid_from, created_at, created_by)
                        select i.tenant_id, i.id, gen_random_uuid(), 'full_day', 'toddler_12_24m', ?, now(), 'bench'
                          from childcare.institution i, generate_series(1, ?) where i.tenant_id = ? returning child_id""",
                        FIRST, size, id)
                .map(row -> row.get(0, UUID.class));
        owner.execute("vacuum analyze");
    }

    public int id() {
        return id;
    }

    /**
     * A sheet of days nobody has reported yet, of which every {@code rows / bad}-th row is wrong.
     *
     * @param round the first is 0; each has days of its own
     */
    public byte[] sheet(int rows, int bad, int round) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int days = Math.ceilDiv(rows, children.size());
        try (Workbook workbook = new Workbook(out, "bench", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("出勤");
            String[] heading = {"institution", "child", "day", "present"};
            for (int column = 0; column < heading.length; column++) {
                sheet.value(0, column, heading[column]);
            }
            for (int row = 0; row < rows; row++) {
                sheet.value(row + 1, 0, NURSERY);
                sheet.value(row + 1, 1, children.get(row % children.size()).toString());
                sheet.value(row + 1, 2, FIRST.plusDays((long) round * days + row / children.size()).toString());
                sheet.value(row + 1, 3, bad > 0 && row % (rows / bad) == 1 ? "?" : "是");
            }
        }
        return out.toByteArray();
    }
}
