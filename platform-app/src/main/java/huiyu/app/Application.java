package huiyu.app;

import huiyu.core.audit.AuditCommand;
import huiyu.core.crypto.KeyCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one runnable: wires core and modules, nothing else. */
@SpringBootApplication(scanBasePackages = "huiyu")
public class Application {

    /** {@code audit verify} and {@code keys wrap|renew|finish} do their work and end; without arguments the platform starts. */
    public static void main(String[] args) {
        if (args.length > 1 && args[0].equals("audit")) {
            System.exit(AuditCommand.run(args[1]));
        }
        if (args.length > 1 && args[0].equals("keys")) {
            System.exit(KeyCommand.run(args[1]));
        }
        SpringApplication.run(Application.class, args);
    }
}
