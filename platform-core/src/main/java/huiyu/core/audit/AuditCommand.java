package huiyu.core.audit;

import huiyu.core.db.TenantTransaction;
import java.io.PrintStream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * {@code audit verify}: checks the audit trail of every tenant of a running database, with the platform's own settings
 * and the platform's own role, which may read and nothing more. Exit code 0 when all is well, 1 when something was found.
 */
public final class AuditCommand {

    /** Not a @Configuration: no scan of the platform itself may find it. */
    @Import({AuditSealStore.class, AuditAnchorFile.class, AuditVerification.class, TenantTransaction.class})
    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, JooqAutoConfiguration.class})
    static class Rooms {}

    private AuditCommand() {}

    public static int run(String command) {
        if (!command.equals("verify")) {
            System.err.println("audit verify");
            return 2;
        }
        try (var context = new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .properties("logging.level.root=warn", "spring.main.banner-mode=off")
                .run()) {
            return verify(context.getBean(AuditVerification.class), new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    static int verify(AuditVerification verification, PrintStream out) {
        int findings = 0;
        long sealed = 0;
        int unsealed = 0;
        for (int tenantId : verification.listTenantIds()) {
            AuditVerification.Report report = verification.verify(tenantId);
            report.findings().forEach(finding -> out.println("✗ " + finding));
            findings += report.findings().size();
            sealed += report.sealed();
            unsealed += report.unsealed();
        }
        out.println("%s 已核对 %d 条封存记录,%d 条尚未封存,发现 %d 处问题  %d sealed rows checked, %d not sealed yet, %d findings"
                .formatted(findings == 0 ? "✓" : "✗", sealed, unsealed, findings, sealed, unsealed, findings));
        return findings == 0 ? 0 : 1;
    }
}
