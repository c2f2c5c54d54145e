package huiyu.app;

import huiyu.core.db.CoreDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Cities that run insurance (and assistance), with their staff, as tests need them. */
final class InsuranceWorld {

    private static final AtomicInteger NEXT = new AtomicInteger(1);
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private InsuranceWorld() {}

    static int city(int province, String... modules) {
        int city = CoreDatabase.createCity(province);
        for (String module : modules) {
            enable(city, module);
        }
        return city;
    }

    static void enable(int tenant, String module) {
        DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES).execute(
                "insert into core.tenant_module (tenant_id, module, enabled_from) values (?, ?, date '2020-01-01')", tenant, module);
    }

    /** Lets a system sign in and act in the tenant. */
    static void client(int tenant, String clientId) {
        DSL.using(CoreDatabase.owner(), SQLDialect.POSTGRES).execute(
                """
                insert into core.client_assignment (tenant_id, client_id, display_name, role, status, valid_from)
                values (?, ?, ?, 'INTEGRATOR', 'active', date '2020-01-01')""",
                tenant, clientId, clientId);
    }

    /** A synthetic unified social credit code with a right check character. */
    static String creditCode() {
        String head = "91370100MA" + String.format("%07d", NEXT.getAndIncrement());
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * ALPHABET.indexOf(head.charAt(i));
        }
        return head + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}
