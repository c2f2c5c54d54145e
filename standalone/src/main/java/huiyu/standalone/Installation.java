package huiyu.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * The platform on this machine, as a list of steps. What was started last is stopped first: gateway, platform,
 * Keycloak, PostgreSQL. May be closed at any moment from another thread, also in the middle of a start.
 */
public final class Installation implements AutoCloseable {

    private final Home home;
    private final Ports ports;
    private final Distribution distribution;
    private final Secrets secrets;
    private final Console console;
    private final Watchdog watchdog = new Watchdog();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final List<Part> parts = new ArrayList<>();
    private volatile boolean stopping;

    public Installation(Home home, Ports ports, Path distribution, Console console) {
        this.home = home;
        this.ports = ports;
        this.distribution = new Distribution(distribution);
        this.secrets = Secrets.in(home.secrets());
        this.console = console;
    }

    /** @throws RuntimeException when a step fails; what was started before it still runs until {@link #close} */
    public void start() {
        home.forgetAddresses();
        Database database = new Database(home, ports, secrets);
        Keycloak keycloak = new Keycloak(home, ports, secrets, distribution);
        Applications applications = new Applications(home, ports, secrets, distribution);

        step("数据库", "PostgreSQL", () -> startDatabase(database));
        step("数据库结构升级", "schema migration", database::migrate);
        step("身份认证准备(首次约半分钟)", "preparing Keycloak (half a minute the first time)", () -> prepare(keycloak));
        program("身份认证", "Keycloak", keycloak::start, keycloak.health());
        program("平台", "platform", applications::startPlatform, applications.platformHealth());
        program("网关", "gateway", applications::startGateway, applications.gatewayHealth());
    }

    private void startDatabase(Database database) {
        launch(() -> {
            DatabasePart part = new DatabasePart(database.start(), pid -> watchdog.guard("INT", pid));
            parts.add(part);
            return part;
        });
    }

    private void prepare(Keycloak keycloak) {
        keycloak.unpack();
        if (!keycloak.isBuilt()) {
            launch(() -> guarded(keycloak.build())).awaitSuccess();
            keycloak.markBuilt();
        }
    }

    private void program(String chinese, String english, Supplier<ChildProcess> start, URI health) {
        step(chinese, english, () -> {
            ProgramPart part = launch(() -> new ProgramPart(chinese, english, () -> launchable(start), health));
            parts.add(part);
            part.awaitReady();
        });
    }

    /** Once we are stopping nothing starts again: asked under the part's own lock, which closing it takes too. */
    private ChildProcess launchable(Supplier<ChildProcess> start) {
        if (stopping) {
            throw new IllegalStateException("stopping");
        }
        return guarded(start.get());
    }

    private ChildProcess guarded(ChildProcess process) {
        watchdog.guard("TERM", process.pid());
        return process;
    }

    private void step(String chinese, String english, Runnable work) {
        long begin = System.nanoTime();
        console.say(chinese, english);
        work.run();
        console.done(chinese, english, (System.nanoTime() - begin) / 1_000_000_000);
    }

    /** Either it is started and known, or we are stopping and it never starts. */
    private synchronized <T extends AutoCloseable> T launch(Supplier<T> start) {
        if (stopping) {
            throw new IllegalStateException("stopping");
        }
        T started = start.get();
        running.push(started);
        return started;
    }

    /** Starts again what ends by itself; returns when that does not help, or when we are stopping. */
    void supervise() {
        new Supervision(Clock.systemUTC(), console).watch(parts, () -> stopping);
    }

    boolean isStopping() {
        return stopping;
    }

    public Home home() {
        return home;
    }

    public Ports ports() {
        return ports;
    }

    /** Where browsers and integrators reach it. */
    public String publicUrl() {
        return PublicUrl.of(ports);
    }

    @Override
    public void close() {
        stopping = true;
        synchronized (this) {
            if (running.isEmpty()) {
                watchdog.close();
                return;
            }
            console.say("正在停止", "stopping");
            while (!running.isEmpty()) {
                closeOne(running.pop());
            }
            home.forgetAddresses();
            watchdog.close();
            console.say("已停止,数据保留在 " + home.directory(), "stopped; data are kept there");
        }
    }

    /** What does not stop must not keep the rest running. */
    private void closeOne(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            console.problem("停止时出错:" + e.getMessage(), "failed while stopping");
        }
    }
}
