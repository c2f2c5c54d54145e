package huiyu.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import huiyu.core.db.CoreDatabase;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A hostile tenant A tries every table of tenant B. The row is made from the catalogue, whatever the table's columns,
 * with checks and foreign keys out of the way; everything is rolled back.
 */
class TenantWallTest {

    private static final DSLContext OWNER = DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES);
    private static final int PROVINCE = CoreDatabase.createProvince();
    private static final int HOSTILE = CoreDatabase.createCity(PROVINCE);
    private static final int VICTIM = CoreDatabase.createCity(PROVINCE);

    static Stream<String> tenant_tables() {
        return OWNER
                .fetch(
                        """
                        select attrelid::regclass::text from pg_attribute
                         join pg_class on pg_class.oid = attrelid join pg_namespace n on n.oid = relnamespace
                        where attname = 'tenant_id' and relkind in ('r', 'p') and nspname in ('core', 'subsidy', 'insurance', 'assistance', 'childcare') order by 1""")
                .getValues(0, String.class)
                .stream();
    }

    @ParameterizedTest
    @MethodSource("tenant_tables")
    void a_tenant_can_neither_read_nor_change_nor_plant_another_tenants_row(String table) {
        rolledBack(sql -> {
            String insert = insertRowOf(sql, table, VICTIM);
            become(sql, HOSTILE);
            assertThat(rowsSeen(sql, table)).as("rows read").isZero();
            assertThat(attempt(sql, "update " + table + " set tenant_id = tenant_id")).as("rows changed").isZero();
            assertThat(attempt(sql, "delete from " + table)).as("rows removed").isZero();
            assertThat(refused(sql, insert)).as("planting a row is refused").isTrue();
            sql.execute("select set_config('app.tenant_id', '', true), set_config('app.lineage', '', true)");
            assertThat(rowsSeen(sql, table)).as("rows read without a tenant").isZero();
            become(sql, VICTIM);
            assertThat(rowsSeen(sql, table)).as("the row was there").isEqualTo(expectedByOwner(sql, table));
        });
    }

    @ParameterizedTest
    @MethodSource("tenant_tables")
    void a_city_cannot_change_its_provinces_rows_even_where_it_inherits_them(String table) {
        rolledBack(sql -> {
            insertRowOf(sql, table, PROVINCE);
            become(sql, HOSTILE);
            assertThat(attempt(sql, "update " + table + " set tenant_id = tenant_id")).as("rows changed").isZero();
            assertThat(attempt(sql, "delete from " + table)).as("rows removed").isZero();
        });
    }

    @ParameterizedTest
    @MethodSource("tenant_tables")
    void a_tenant_cannot_push_its_own_row_over_the_wall(String table) {
        rolledBack(sql -> {
            insertRowOf(sql, table, HOSTILE);
            become(sql, HOSTILE);
            assertThat(refused(sql, "update " + table + " set tenant_id = " + VICTIM)).isTrue();
        });
    }

    @Test
    void a_tenant_is_changed_from_at_or_above_it_only_and_what_never_changes_by_nobody() {
        rolledBack(sql -> {
            become(sql, HOSTILE);
            assertThat(attempt(sql, "update core.tenant set status = 'closed' where id = " + VICTIM)).as("beside").isZero();
            assertThat(attempt(sql, "update core.tenant set status = 'closed' where id = " + PROVINCE)).as("above").isZero();
            assertThat(attempt(sql, "update core.tenant set policy_epoch = policy_epoch + 1 where id = " + HOSTILE)).as("itself").isOne();
            for (String fixed : List.of("division_code = 'x'", "lineage = '{}'", "parent_id = null", "level = 'nation'", "name_zh = 'x'")) {
                assertThat(refused(sql, "update core.tenant set " + fixed)).as(fixed).isTrue();
            }
            assertThat(refused(sql, "delete from core.tenant")).isTrue();
            assertThat(refused(sql, plantedTenant(PROVINCE))).as("a sister of its own making").isTrue();
            become(sql, PROVINCE);
            assertThat(attempt(sql, plantedTenant(PROVINCE))).as("a province adds a city").isOne();
            assertThat(attempt(sql, "update core.tenant set status = 'suspended' where id = " + VICTIM)).as("below").isOne();
        });
    }

    private static String plantedTenant(int parent) {
        return """
                insert into core.tenant (id, division_code, level, parent_id, lineage, name_zh, name_en, status)
                overriding system value
                select 2000000000, '9X9X9X', 'city', %1$d, array[2000000000, %1$d, 1], 'x', 'x', 'provisioning'""".formatted(parent);
    }

    private static void become(DSLContext sql, int tenant) {
        sql.execute("set local role huiyu_app");
        sql.execute(
                "select set_config('app.tenant_id', id::text, true), set_config('app.lineage', lineage::text, true) from core.tenant where id = ?",
                tenant);
    }

    /** A tenant sees its own row, unless the table is reached through a function only. */
    private static int expectedByOwner(DSLContext sql, String table) {
        return sql.fetchSingle("select has_table_privilege('huiyu_app', ?, 'select')", table).get(0, boolean.class) ? 1 : 0;
    }

    /** The insert statement, after it has been run as the owner. */
    private static String insertRowOf(DSLContext sql, String table, int tenant) {
        sql.execute("set local session_replication_role = replica");
        sql.fetch("select conname from pg_constraint where conrelid = ?::regclass and contype = 'c'", table)
                .forEach(check -> sql.execute("alter table " + table + " drop constraint " + check.get(0)));
        List<Record> columns = List.copyOf(sql.fetch(
                """
                select attname, format_type(atttypid, null) as type from pg_attribute
                 where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''
                   and attname <> 'tenant_id'""",
                table));
        String names = String.join(", ", columns.stream().map(column -> column.get("attname", String.class)).toList());
        String values = String.join(", ", columns.stream().map(column -> sample(column.get("type", String.class))).toList());
        String insert = "insert into " + table + " (tenant_id, " + names + ") overriding system value values (" + tenant + ", " + values + ")";
        sql.execute(insert);
        return insert;
    }

    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("text", "'x'"),
            Map.entry("uuid", "uuidv7()"),
            Map.entry("integer", "1"),
            Map.entry("smallint", "1"),
            Map.entry("bigint", "1"),
            Map.entry("numeric", "1"),
            Map.entry("boolean", "true"),
            Map.entry("date", "date '2026-01-01'"),
            Map.entry("timestamp with time zone", "timestamptz '2026-01-01 00:00:00+08'"),
            Map.entry("jsonb", "'{}'"),
            Map.entry("bytea", "'\\x00'"));

    private static String sample(String type) {
        String value = type.endsWith("[]") ? "'{}'" : SAMPLES.get(type);
        assertThat(value).as("a sample value of type %s", type).isNotNull();
        return value;
    }

    private static int rowsSeen(DSLContext sql, String table) {
        return tried(sql, () -> sql.fetchSingle("select count(*) from " + table).get(0, int.class)).orElse(0);
    }

    /** How many rows the statement touched; none when the role may not even try. */
    private static int attempt(DSLContext sql, String statement) {
        return tried(sql, statement).orElse(0);
    }

    private static boolean refused(DSLContext sql, String statement) {
        return tried(sql, statement).isEmpty();
    }

    private static OptionalInt tried(DSLContext sql, String statement) {
        return tried(sql, () -> sql.execute(statement));
    }

    private static OptionalInt tried(DSLContext sql, IntSupplier statement) {
        sql.execute("savepoint attempt");
        try {
            return OptionalInt.of(statement.getAsInt());
        } catch (DataAccessException denied) {
            assertThat(denied).hasMessageMatching("(?s).*(permission denied|row-level security).*");
            sql.execute("rollback to savepoint attempt");
            return OptionalInt.empty();
        }
    }

    private static void rolledBack(Consumer<DSLContext> work) {
        class Rollback extends RuntimeException {}
        try {
            OWNER.transaction(transaction -> {
                work.accept(transaction.dsl());
                throw new Rollback();
            });
        } catch (Rollback expected) {
            // nothing of it stays
        }
    }
}
