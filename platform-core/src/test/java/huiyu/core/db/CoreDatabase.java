package huiyu.core.db;

import com.zaxxer.hikari.HikariDataSource;
import huiyu.database.EmbeddedDatabase;
import huiyu.database.Migration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** One migrated PostgreSQL per test JVM, seen as the application sees it. Tests make tenants of their own. */
public final class CoreDatabase {

    private static final EmbeddedDatabase DATABASE = start();
    private static final HikariDataSource APP = DATABASE.app();
    private static final AtomicInteger NEXT_CODE = new AtomicInteger(100);
    private static final AtomicInteger NEXT_SANDBOX = new AtomicInteger();

    private CoreDatabase() {}

    private static EmbeddedDatabase start() {
        EmbeddedDatabase database = EmbeddedDatabase.temporary();
        Migration.run(database.owner());
        return database;
    }

    public static String url() {
        return DATABASE.url();
    }

    /** The application's role: no owner, no bypass. */
    public static DataSource app() {
        return APP;
    }

    /** The owner, for tests that look behind the wall. */
    public static DataSource owner() {
        return DATABASE.owner();
    }

    public static DSLContext dsl() {
        return DSL.using(new TransactionAwareDataSourceProxy(APP), SQLDialect.POSTGRES);
    }

    public static TenantTransaction transactions() {
        return new TenantTransaction(new DataSourceTransactionManager(APP), dsl());
    }

    /** A new active province under the nation; its id. */
    public static int createProvince() {
        return create("province", 1);
    }

    /** A new active city under {@code parentId}; its id. */
    public static int createCity(int parentId) {
        return create("city", parentId);
    }

    /** A new integrators' sandbox under {@code parentId}; its id. */
    public static int createSandbox(int parentId) {
        return create("city", parentId, "9%d99%02d".formatted(NEXT_SANDBOX.get() / 100, NEXT_SANDBOX.getAndIncrement() % 100));
    }

    public static String divisionCode(int tenantId) {
        return DSL.using(DATABASE.owner(), SQLDialect.POSTGRES)
                .fetchSingle("select division_code from core.tenant where id = ?", tenantId)
                .get(0, String.class);
    }

    /** Makes events that failed and wait due at once, so that no test has to. */
    public static void makeEventsDue() {
        DSL.using(DATABASE.owner(), SQLDialect.POSTGRES)
                .execute("update core.outbox_event set next_try_at = now() - interval '1 second' where done_at is null");
    }

    /** Lets the person of {@code TestTokens.person(username)} work in the tenant from now on, and for good. */
    public static void assign(int tenantId, String username, String role) {
        DSL.using(DATABASE.owner(), SQLDialect.POSTGRES)
                .execute(
                        """
                        with member as (
                          insert into core.staff_member (tenant_id, username, display_name, subject, status)
                          values (?, ?, ?, 'subject-of-' || ?, 'active')
                          on conflict (tenant_id, username) do update set status = 'active'
                          returning tenant_id, id)
                        insert into core.staff_assignment (tenant_id, staff_id, role, valid_from)
                        select tenant_id, id, ?, date '2000-01-01' from member""",
                        tenantId, username, username, username, role);
    }

    private static int create(String level, int parentId) {
        // 9xxxxx: no real division has these codes.
        return create(level, parentId, "9" + String.format("%05d", NEXT_CODE.getAndIncrement()));
    }

    private static int create(String level, int parentId, String code) {
        return DSL.using(DATABASE.owner(), SQLDialect.POSTGRES)
                .fetchSingle(
                        """
                        with next as (select nextval(pg_get_serial_sequence('core.tenant', 'id'))::int as id)
                        insert into core.tenant (id, division_code, level, parent_id, lineage, name_zh, name_en, status)
                        overriding system value
                        select next.id, ?, ?, p.id, next.id || p.lineage, ?, ?, 'active'
                          from core.tenant p, next
                         where p.id = ?
                        returning id""",
                        code, level, "测试" + code, "Test " + code, parentId)
                .get("id", Integer.class);
    }
}
