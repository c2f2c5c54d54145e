package huiyu.core.crypto;

import huiyu.core.db.TenantTransaction;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Changes keys of a running database, with the owner's login and the platform's keys. {@code keys wrap}: data keys under
 * the master key of today. {@code keys renew}: a new data key for every tenant, everything encrypted anew under it.
 * {@code keys finish}: the second half of {@code renew}, for what running instances wrote under the older key in the
 * minute before they noticed, or after a broken-off run.
 */
public final class KeyCommand {

    /** Not a @Configuration: no scan of the platform itself may find it. */
    @Import({RootKeys.class, DataKeys.class, DataKeyStore.class, FieldCipher.class, SealedColumnStore.class, KeyRenewal.class, TenantTransaction.class})
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, JooqAutoConfiguration.class})
    static class Rooms {}

    private KeyCommand() {}

    public static int run(String command) {
        if (!command.matches("wrap|renew|finish")) {
            System.err.println("keys wrap | keys renew | keys finish");
            return 2;
        }
        try (var context = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn", "spring.main.banner-mode=off")
                .run()) {
            KeyRenewal renewal = context.getBean(KeyRenewal.class);
            run(command, renewal, renewal.listTenantIds(), new PrintStream(System.out, true, StandardCharsets.UTF_8));
            return 0;
        }
    }

    static void run(String command, KeyRenewal renewal, List<Integer> tenantIds, PrintStream out) {
        for (int tenantId : tenantIds) {
            if (command.equals("wrap")) {
                out.println("tenant %d 重新包裹数据密钥 data keys wrapped anew: %d".formatted(tenantId, renewal.wrapAnew(tenantId)));
                continue;
            }
            if (command.equals("renew")) {
                renewal.addKey(tenantId);
            }
            out.println("tenant %d 重新加密字段 fields encrypted anew: %d".formatted(tenantId, renewal.encryptAnew(tenantId)));
        }
    }
}
