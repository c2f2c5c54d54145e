package huiyu.benchmarks.start;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Progress;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.Spread;
import huiyu.benchmarks.Tokens;
import huiyu.benchmarks.start.Launch.Started;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cold starts: the platform on a migrated database until it has answered a signed-in request, in every way it can be
 * packed; beside it Spring with one page and nothing else. On request the whole standalone, the first time ever and again.
 */
public final class StartCommand {

    private static final Path PLATFORM = Path.of("platform-app/target/platform-app-0.1.0-exec.jar");
    private static final Path STANDALONE = Path.of("standalone/target/distribution/standalone-0.1.0.jar");
    private static final String STAFF = "bench-starter";
    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("rounds", 3);
        // 1: the standalone too, which must have been built by ./huiyu up
        DEFAULTS.put("standalone", 0);
    }

    private final Arguments arguments;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    private final Path home;
    private final Map<String, List<Started>> measured = new LinkedHashMap<>();

    private StartCommand(Arguments arguments) throws Exception {
        this.arguments = arguments;
        this.home = Files.createTempDirectory("huiyu-start");
    }

    public static void main(String[] arguments) throws Exception {
        new StartCommand(Arguments.read(arguments, DEFAULTS)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        if (arguments.get("standalone") == 1 && !Files.exists(STANDALONE)) {
            throw new IllegalStateException(STANDALONE + " is missing; ./huiyu up builds it");
        }
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            deployment.owner().execute(
                    """
                    with m as (insert into core.staff_member (tenant_id, username, display_name, subject, status)
                               values (1, ?, ?, ?, 'active') returning tenant_id, id)
                    insert into core.staff_assignment (tenant_id, staff_id, role, valid_from) select tenant_id, id, 'AUDITOR', date '2020-01-01' from m""",
                    STAFF, STAFF, "subject-of-" + STAFF);
            Map<String, Launch> ways = ways(deployment, tokens.ofPerson(STAFF));
            for (int round = 1; round <= arguments.get("rounds"); round++) {
                for (Map.Entry<String, Launch> way : ways.entrySet()) {
                    measure(way.getKey(), way.getValue());
                }
            }
            if (arguments.get("standalone") == 1) {
                standalone();
            }
            report(deployment);
        }
    }

    private void measure(String way, Launch launch) throws Exception {
        Started started = launch.run();
        measured.computeIfAbsent(way, any -> new ArrayList<>()).add(started);
        Progress.say("%s: %.1f s, %.1f s of processor; load %.1f", way, started.seconds(), started.processor(), Machine.load());
    }

    /** Packed as built; unpacked; unpacked with what the JVM learned in an earlier start. */
    private Map<String, Launch> ways(Deployment deployment, String token) throws Exception {
        int port = freePort();
        Map<String, String> settings = new LinkedHashMap<>(deployment.platformSettings());
        settings.put("server.port", String.valueOf(port));
        settings.put("huiyu.keycloak.url", "http://127.0.0.1:1");
        settings.put("huiyu.keycloak.realm", "huiyu");
        settings.put("huiyu.keycloak.admin-client-id", "nobody");
        settings.put("huiyu.keycloak.admin-client-secret", "nothing");
        Map<String, String> environment = Map.of(
                "SPRING_APPLICATION_JSON", JsonMapper.shared().writeValueAsString(settings), "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        URI question = URI.create("http://127.0.0.1:" + port + "/api/me");
        Path log = home.resolve("platform.log");
        String unpacked = unpack().toString();
        Path archive = home.resolve("platform.jsa");
        Path cache = home.resolve("platform.aot");
        Map<String, Launch> ways = new LinkedHashMap<>();
        ways.put("platform, one jar", new Launch(Launch.java("-jar", PLATFORM.toString()), environment, question, token, log));
        ways.put("platform, unpacked", new Launch(Launch.java("-jar", unpacked), environment, question, token, log));
        ways.put("platform, unpacked, class archive", new Launch(
                Launch.java("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive, "-jar", unpacked), environment, question, token, log));
        ways.put("platform, unpacked, AOT cache", new Launch(Launch.java("-XX:AOTCache=" + cache, "-jar", unpacked), environment, question, token, log));
        Progress.say("two starts to learn from");
        ways.get("platform, unpacked, class archive").run();
        new Launch(Launch.java("-XX:AOTCacheOutput=" + cache, "-jar", unpacked), environment, question, token, log).run();
        Progress.say("class archive %d MiB, AOT cache %d MiB", size(archive), size(cache));
        int bare = freePort();
        ways.put("Spring with one page", new Launch(
                Launch.java("-Dbare.port=" + bare, "-cp", System.getProperty("java.class.path"), BareServer.class.getName()), Map.of(),
                URI.create("http://127.0.0.1:" + bare + "/"), "", home.resolve("bare.log")));
        return ways;
    }

    private static long size(Path file) throws Exception {
        return Files.exists(file) ? Files.size(file) >> 20 : 0;
    }

    private Path unpack() throws Exception {
        Path folder = home.resolve("platform");
        List<String> command = Launch.java("-Djarmode=tools", "-jar", PLATFORM.toString(), "extract", "--destination", folder.toString());
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("cannot unpack " + PLATFORM);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
        }
    }

    /** Until the console's first page is there. */
    private void standalone() throws Exception {
        int port = freePort();
        Launch launch = new Launch(
                Launch.java("-jar", STANDALONE.toString(), "up"),
                Map.of("HUIYU_HOME", home.resolve("standalone").toString(), "HUIYU_PORT", String.valueOf(port), "HUIYU_DEMO", "off"),
                URI.create("http://localhost:" + port + "/"), "", home.resolve("standalone.log"));
        measure("standalone, the first time ever", launch);
        for (int round = 1; round <= arguments.get("rounds"); round++) {
            measure("standalone, later", launch);
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void report(Deployment deployment) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "start");
        figures.put("ended", clock.instant().toString());
        figures.put("machine", Machine.describe(deployment.postgresql()));
        figures.put("arguments", arguments.toMap());
        figures.put("loadAverage", Machine.load());
        figures.put("starts", measured);
        StringBuilder table = new StringBuilder();
        measured.forEach((way, starts) -> table.append("| %s | %s | %s |%n".formatted(
                way, Spread.of(starts.stream().map(Started::seconds).toList(), 1), Spread.of(starts.stream().map(Started::processor).toList(), 1))));
        Results.write("start", figures,
                """
                # Start

                Measured %s on %s, load average %s. %s

                Seconds from the command to the first answered request. Median of the rounds (lowest–highest).

                | what | seconds | processor seconds |
                |---|---|---|
                %s""".formatted(
                clock.instant().toString().substring(0, 10), Machine.describe(deployment.postgresql()), Machine.load(), arguments.toMap(), table));
    }
}
