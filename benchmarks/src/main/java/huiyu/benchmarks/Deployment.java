package huiyu.benchmarks;

import huiyu.app.Application;
import huiyu.database.DurableDatabase;
import huiyu.database.Migration;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Everything a province runs, on this machine: a durable PostgreSQL, the platform and the gateway as processes of their
 * own, and an issuer of tokens. Empty until somebody fills it.
 */
public final class Deployment implements AutoCloseable {

    static final String APP_PASSWORD = "bench-app";
    private static final String OWNER_PASSWORD = "bench-owner";
    private static final String DATABASE = "huiyu";
    private static final Duration FULL = Duration.ofSeconds(8);
    private static final String VERSION = "0.1.0";

    private final Path home;
    private final DurableDatabase database;
    private final Optional<SmallDisk> disk;
    private final Tokens tokens;
    private final boolean jobs;
    private final int databasePort;
    private final List<Instance> instances = new ArrayList<>();

    private Deployment(
            Path home, int databasePort, DurableDatabase database, Optional<SmallDisk> disk, Tokens tokens, boolean jobs) {
        this.home = home;
        this.databasePort = databasePort;
        this.database = database;
        this.disk = disk;
        this.tokens = tokens;
        this.jobs = jobs;
        // who is stopped half-way leaves nothing running
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon));
    }

    private void abandon() {
        instances.forEach(instance -> List.of(instance.gateway(), instance.platform()).forEach(Server::end));
        if (!database.onExit().isDone()) {
            database.kill();
            disk.ifPresent(SmallDisk::close);
        }
    }

    /** A platform and the gateway before it. */
    private record Instance(int number, int platformPort, int gatewayPort, Server platform, Server gateway) {}

    /** A migrated, empty database; nothing else runs yet. */
    public static Deployment create(Tokens tokens, boolean jobs) throws Exception {
        return create(tokens, jobs, 0);
    }

    /**
     * As {@link #create(Tokens, boolean)}, on a disk that can be filled.
     *
     * @param disk its size in MiB; 0 for the machine's own. Where none can be mounted the machine's is used, and it says so
     */
    public static Deployment create(Tokens tokens, boolean jobs, int disk) throws Exception {
        Path home = Files.createTempDirectory("huiyu-bench");
        int port = freePort();
        Optional<SmallDisk> small = disk == 0 ? Optional.empty() : mounted(home, disk);
        Path files = small.map(SmallDisk::place).orElse(home).resolve("pg");
        DurableDatabase database = DurableDatabase.start(files, port, OWNER_PASSWORD, home.resolve("pg.log"));
        database.ensureLogin("huiyu_app", APP_PASSWORD);
        database.ensureLogin("huiyu_gateway", APP_PASSWORD);
        database.ensureDatabase(DATABASE, "postgres");
        migrate(database);
        return new Deployment(home, port, database, small, tokens, jobs);
    }

    private static Optional<SmallDisk> mounted(Path home, int mebibytes) throws InterruptedException {
        try {
            return Optional.of(SmallDisk.mount(home, mebibytes));
        } catch (IOException notHere) {
            Progress.say("a full disk is not tried here: %s", notHere.getMessage());
            return Optional.empty();
        }
    }

    /** The gateway's tables come with its jar, which is not on our class path: its beans would be taken for the platform's. */
    private static void migrate(DurableDatabase database) throws Exception {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        try (URLClassLoader all = new URLClassLoader(new URL[] {jar("gateway", "").toUri().toURL()}, own)) {
            current.setContextClassLoader(all);
            Migration.run(database.owner(DATABASE));
        } finally {
            current.setContextClassLoader(own);
        }
    }

    private static Path jar(String module, String classifier) {
        return Path.of(module, "target", module + "-" + VERSION + classifier + ".jar");
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public DSLContext owner() {
        return DSL.using(database.owner(DATABASE), SQLDialect.POSTGRES);
    }

    /** Its version, and that it keeps what it commits. */
    public String postgresql() {
        return owner().fetchSingle("show server_version").get(0, String.class) + ", fsync " + owner().fetchSingle("show fsync").get(0);
    }

    int databasePort() {
        return databasePort;
    }

    /** The platform inside this process, without jobs: to fill the database through its own beans. */
    public ConfigurableApplicationContext inside() {
        return inside(Optional.empty());
    }

    /** As {@link #inside()}, on another day than today. */
    public ConfigurableApplicationContext inside(Clock clock) {
        return inside(Optional.of(clock));
    }

    private ConfigurableApplicationContext inside(Optional<Clock> clock) {
        Map<String, Object> settings = new LinkedHashMap<>(platformSettings());
        settings.put("server.port", "0");
        settings.put("db-scheduler.enabled", "false");
        settings.put("logging.level.root", "WARN");
        SpringApplication application = new SpringApplication(Application.class, NamesAsAccounts.class);
        clock.ifPresent(other -> application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("anotherDay", Clock.class, () -> other, definition -> definition.setPrimary(true))));
        return application.run(settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new));
    }

    /** For an earlier platform beside the one of this build: where its jar lies. */
    private static final String PREVIOUS = "HUIYU_PREVIOUS_PLATFORM";

    /** The jar of the second platform, if it is to be an earlier one than this build's. */
    public static Optional<Path> previousPlatform() {
        return Optional.ofNullable(System.getenv(PREVIOUS)).map(Path::of);
    }

    private static Path platformJar(int number) {
        return previousPlatform().filter(jar -> number > 1).orElse(jar("platform-app", "-exec"));
    }

    /** Starts a platform and the gateway before it; again, for another pair on the same database. */
    public void open() throws Exception {
        int number = instances.size() + 1;
        int platformPort = freePort();
        int gatewayPort = freePort();
        Map<String, String> settings = platformSettings();
        settings.put("server.port", String.valueOf(platformPort));
        settings.put("huiyu.keycloak.url", "http://127.0.0.1:1");
        settings.put("huiyu.keycloak.realm", "huiyu");
        settings.put("huiyu.keycloak.admin-client-id", "nobody");
        settings.put("huiyu.keycloak.admin-client-secret", "nothing");
        settings.put("db-scheduler.enabled", String.valueOf(jobs));
        Server platform = Server.start(
                platformJar(number), settings, home.resolve("platform-" + number + ".log"), ready(platformPort));
        Server gateway = Server.start(
                jar("gateway", "-exec"), gatewaySettings(platformPort, gatewayPort), home.resolve("gateway-" + number + ".log"),
                ready(gatewayPort));
        instances.add(new Instance(number, platformPort, gatewayPort, platform, gateway));
    }

    private static URI ready(int port) {
        return URI.create(address(port) + "/readyz");
    }

    private static String address(int port) {
        return "http://127.0.0.1:" + port;
    }

    /** What may be ended without warning: each platform, each gateway, the database; it comes back by itself. */
    public Map<String, Crash> crashes() {
        Map<String, Crash> crashes = new LinkedHashMap<>();
        for (Instance instance : instances) {
            crashes.put("platform " + instance.number(), instance.platform()::crash);
            crashes.put("gateway " + instance.number(), instance.gateway()::crash);
        }
        if (instances.size() > 1) {
            Instance first = instances.getFirst();
            Instance other = instances.getLast();
            crashes.put("platform %d with gateway %d".formatted(first.number(), other.number()), () -> {
                first.platform().kill();
                other.gateway().crash();
                first.platform().start();
            });
        }
        crashes.put("database", () -> {
            database.kill();
            database.restart();
        });
        disk.ifPresent(small -> crashes.put("disk full for %d s".formatted(FULL.toSeconds()), () -> {
            small.fill();
            Thread.sleep(FULL);
            small.free();
            awaitDatabase();
        }));
        return crashes;
    }

    /** One that could not write its log has ended itself; whoever runs it starts it again. */
    private void awaitDatabase() throws InterruptedException {
        Thread.sleep(1_000);
        if (database.onExit().isDone()) {
            database.restart();
        }
        for (int i = 0; i < 600; i++) {
            try {
                owner().execute("create temporary table written_again ()");
                return;
            } catch (DataAccessException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the database does not write again");
    }

    /** Ends a part of the deployment at once and starts it again; returns when it answers. */
    @FunctionalInterface
    public interface Crash {
        void run() throws Exception;
    }

    public Map<String, String> platformSettings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", database.url(DATABASE));
        settings.put("spring.datasource.username", "huiyu_app");
        settings.put("spring.datasource.password", APP_PASSWORD);
        settings.put("management.server.port", "0");
        settings.put("huiyu.access.issuer", Tokens.ISSUER);
        settings.put("huiyu.access.jwk-set-uri", tokens.realmUrl() + Tokens.KEYS);
        settings.put("huiyu.crypto.master-key", "YmVuY2htYXJrLW1hc3Rlci1rZXktMzItYnl0ZXMtMDA=");
        settings.put("huiyu.crypto.index-key", "YmVuY2htYXJrLWluZGV4LWtleS0zMi1ieXRlcy0wMDA=");
        return settings;
    }

    private Map<String, String> gatewaySettings(int platformPort, int gatewayPort) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", String.valueOf(gatewayPort));
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", "0");
        settings.put("spring.datasource.url", database.url(DATABASE));
        settings.put("spring.datasource.username", "huiyu_gateway");
        settings.put("spring.datasource.password", APP_PASSWORD);
        settings.put("huiyu.gateway.platform-url", address(platformPort));
        settings.put("huiyu.gateway.login.issuer", Tokens.ISSUER);
        settings.put("huiyu.gateway.login.internal-realm-url", tokens.realmUrl());
        settings.put("huiyu.gateway.login.client-id", "huiyu-gateway");
        settings.put("huiyu.gateway.login.client-secret", "unused");
        // Hospitals' systems are few here and each sends more than one of a real city would.
        settings.put("huiyu.gateway.rate.caller-burst", "100000");
        settings.put("huiyu.gateway.rate.caller-per-second", "10000");
        // and a measured city asks for as much as the machine can give
        settings.put("huiyu.gateway.rate.tenant-burst", "100000");
        settings.put("huiyu.gateway.rate.tenant-per-second", "10000");
        return settings;
    }

    /** The most memory the first platform's process has held so far, in MiB; 0 where the system does not tell. */
    public long peakMemoryOfPlatform() throws IOException {
        Path status = Path.of("/proc", String.valueOf(instances.getFirst().platform().pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    public String direct() {
        return address(instances.getFirst().platformPort());
    }

    public String gateway() {
        return gateways().getFirst();
    }

    /** Each instance's address for callers. */
    public List<String> gateways() {
        return instances.stream().map(instance -> address(instance.gatewayPort())).toList();
    }

    public CpuClock cpu() {
        Map<String, Long> processes = new LinkedHashMap<>();
        processes.put("database", database.processId());
        processes.put("platform", instances.getFirst().platform().pid());
        processes.put("gateway", instances.getFirst().gateway().pid());
        return new CpuClock(processes);
    }

    @Override
    public void close() {
        for (Instance instance : instances.reversed()) {
            instance.gateway().close();
            instance.platform().close();
        }
        database.close();
        disk.ifPresent(SmallDisk::close);
        removeData();
    }

    /** A large benchmark leaves tens of gigabytes; the logs stay. */
    private void removeData() {
        try (Stream<Path> files = Files.walk(home.resolve("pg"))) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            Progress.say("left behind: %s", home.resolve("pg"));
        }
    }
}
