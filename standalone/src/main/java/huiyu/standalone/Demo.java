package huiyu.standalone;

import huiyu.standalone.demo.DemoData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The demo of a first run. What everybody may know about its accounts stands here; they exist only behind a port of
 * this machine. The systems' secrets go to {@code demo.env}, to be read by a shell.
 */
public final class Demo {

    /** Of every demo account. */
    public static final String PASSWORD = "huiyu-demo";

    /** Makes provinces and cities. */
    public static final String PLATFORM_ADMINISTRATOR = "platform-admin";

    private final Home home;
    private final String gateway;

    Demo(Home home, Ports ports) {
        this.home = home;
        this.gateway = PublicUrl.of(ports);
    }

    /** Once per home; goes on where an earlier try was cut off. False when it is there already. */
    boolean createOnce() {
        if (Files.exists(mark())) {
            return false;
        }
        DemoData data = createPeople();
        data.loadPolicy();
        data.createChildcare();
        data.createInsurance();
        OwnerFile.write(mark(), List.of());
        return true;
    }

    /** Tenants, staff and systems, with no policy yet. */
    DemoData createPeople() {
        DemoData data = new DemoData(
                HttpClient.newHttpClient(), gateway, PLATFORM_ADMINISTRATOR, PASSWORD, Clock.systemDefaultZone());
        OwnerFile.write(secretsFile(), shellVariables(data.create()));
        return data;
    }

    /** Of a demo system such as {@code 370100-hospital}; empty before the demo is made. */
    public Optional<String> findSecret(String clientId) {
        try {
            return Files.readAllLines(secretsFile()).stream()
                    .filter(line -> line.startsWith(variable(clientId) + "="))
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path secretsFile() {
        return home.directory().resolve("demo.env");
    }

    private Path mark() {
        return home.directory().resolve("demo-complete");
    }

    private static List<String> shellVariables(Map<String, String> secrets) {
        return secrets.entrySet().stream()
                .map(secret -> variable(secret.getKey()) + "=" + secret.getValue())
                .toList();
    }

    /** {@code 370100-hospital} becomes {@code SECRET_370100_HOSPITAL}. */
    private static String variable(String clientId) {
        return "SECRET_" + clientId.toUpperCase().replace('-', '_');
    }
}
