package huiyu.benchmarks;

import huiyu.app.Application;
import huiyu.benchmarks.Load.Result;
import huiyu.benchmarks.Province.City;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.db.TenantTransaction;
import huiyu.database.DurableDatabase;
import huiyu.database.Migration;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Settlement under load: a durable PostgreSQL (fsync on), the platform, insured people with part-used years, callers with
 * signed tokens over HTTP straight to the platform. Database, platform and callers share this machine.
 *
 * <p>Arguments: seconds (30), callers (16), insured people (200000), cities (20).
 */
public final class SettlementBenchCommand {

    private static final String OWNER_PASSWORD = "bench-owner";
    private static final String APP_PASSWORD = "bench-app";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int seconds;
    private final int callers;
    private final int people;
    private final int cities;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));

    private SettlementBenchCommand(int seconds, int callers, int people, int cities) {
        this.seconds = seconds;
        this.callers = callers;
        this.people = people;
        this.cities = cities;
    }

    public static void main(String[] args) throws Exception {
        new SettlementBenchCommand(argument(args, 0, 30), argument(args, 1, 16), argument(args, 2, 200_000), argument(args, 3, 20)).run();
        System.exit(0);
    }

    private static int argument(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }

    private void run() throws Exception {
        Path home = Files.createTempDirectory("huiyu-bench");
        Tokens tokens = new Tokens(clock);
        int port = freePort();
        try (DurableDatabase database = DurableDatabase.start(home.resolve("pg"), port, OWNER_PASSWORD, home.resolve("pg.log"))) {
            database.ensureLogin("huiyu_app", APP_PASSWORD);
            database.ensureLogin("huiyu_gateway", APP_PASSWORD);
            database.ensureDatabase("huiyu", "postgres");
            Migration.run(database.owner("huiyu"));
            try (ConfigurableApplicationContext platform = start(database, tokens)) {
                measure(database, port, platform, tokens);
            }
        } finally {
            tokens.close();
        }
    }

    private static int freePort() throws Exception {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static ConfigurableApplicationContext start(DurableDatabase database, Tokens tokens) {
        return SpringApplication.run(new Class<?>[] {Application.class, NobodyInvited.class}, new String[] {
                "--spring.datasource.url=" + database.url("huiyu"),
                "--spring.datasource.username=huiyu_app",
                "--spring.datasource.password=" + APP_PASSWORD,
                "--server.port=0",
                "--huiyu.access.issuer=" + Tokens.ISSUER,
                "--huiyu.access.jwk-set-uri=" + tokens.keysUrl(),
                "--huiyu.crypto.master-key=YmVuY2htYXJrLW1hc3Rlci1rZXktMzItYnl0ZXMtMDA=",
                "--huiyu.crypto.index-key=YmVuY2htYXJrLWluZGV4LWtleS0zMi1ieXRlcy0wMDA=",
                "--db-scheduler.enabled=false",
                "--logging.level.root=WARN"});
    }

    private void measure(DurableDatabase database, int port, ConfigurableApplicationContext platform, Tokens tokens) throws Exception {
        DSLContext owner = DSL.using(database.owner("huiyu"), SQLDialect.POSTGRES);
        owner.execute("set session_replication_role = replica");
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String base = "http://127.0.0.1:" + ((WebServerApplicationContext) platform).getWebServer().getPort();
        Province province = new Province(owner);
        say("policy, catalogue, " + cities + " cities, " + people + " insured");
        policy(http, base, tokens, "nation").load("cn-national");
        Policy ofProvince = policy(http, base, tokens, "province");
        ofProvince.load("beijing");
        ofProvince.enterDeductible();
        province.catalogue();
        List<City> made = new ArrayList<>();
        List<Api> hospitals = new ArrayList<>();
        for (int i = 0; i < cities; i++) {
            City city = province.city(
                    i, people / cities, platform.getBean(TenantTransaction.class), platform.getBean(BlindIndexes.class));
            made.add(city);
            hospitals.add(new Api(http, base, tokens.ofClient(city.client())));
        }
        Load load = new Load(made, hospitals);
        province.partUse(usedAfter(owner, made.getFirst(), hospitals.getFirst(), 0, 18_000_000), usedAfter(owner, made.getFirst(), hospitals.getFirst(), 1, 500_000));
        owner.execute("analyze");
        say("warming up");
        load.run(callers, Math.max(5, seconds / 3), 1);
        say("measuring " + seconds + " s with " + callers + " callers");
        Result result = load.run(callers, seconds, 1_000);
        say("the same statements by pgbench");
        Optional<Double> ceiling = new PgbenchCeiling(owner, port, APP_PASSWORD).run(callers, seconds);
        new Report(result, ceiling, owner, callers, people, cities, LocalDate.now(clock)).print();
    }

    private static Policy policy(HttpClient http, String base, Tokens tokens, String level) throws Exception {
        return new Policy(
                new Api(http, base, tokens.ofPerson("ann-" + level)), new Api(http, base, tokens.ofPerson("ben-" + level)));
    }

    /** The counters a person has after one bill of so much: the shape of a part-used year. */
    private String usedAfter(DSLContext owner, City city, Api hospital, int person, long fen) throws Exception {
        String bill = """
                {"institution":"%s","number":"S%d","person":{"kind":"citizen-id","number":"%s"},"kind":"inpatient",\
                "admitted":"2026-03-01","discharged":"2026-03-05","totalFen":%d,"inScopeFen":%d}"""
                .formatted(city.hospital(), person, city.numbers().get(person), fen, fen);
        JsonNode settled = JSON.readTree(hospital.done("POST", "/insurance/settlements", bill));
        return owner.fetchSingle(
                        "select y.counters::text as c from insurance.person_year y join insurance.settlement s on s.tenant_id = y.tenant_id and s.person_id = y.person_id where s.id = ?::uuid",
                        settled.get("id").asString())
                .get("c", String.class);
    }

    private static void say(String what) {
        System.out.println("▸ " + what);
    }
}
