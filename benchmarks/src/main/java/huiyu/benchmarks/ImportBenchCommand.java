package huiyu.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sheet of attendance, from the nursery's request to the last row on record, with all checks: a durable PostgreSQL and the
 * platform with its jobs as processes of their own. Beside it the same rows by one {@code INSERT … SELECT} into a table alike.
 */
public final class ImportBenchCommand {

    private static final int ASK_EVERY_MILLIS = 50;
    private static final int CHILDREN = 1_000;
    private static final Path FOLDER = Path.of("benchmarks/results");

    private final int rows;
    private final int bad;
    private final int rounds;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Double> taken = new ArrayList<>();
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> ceiling = new ArrayList<>();
    private final List<Double> memory = new ArrayList<>();

    private ImportBenchCommand(Map<String, Integer> given) {
        rows = given.getOrDefault("rows", 100_000);
        bad = given.getOrDefault("bad", 500);
        rounds = given.getOrDefault("rounds", 3);
    }

    /** @param arguments {@code rows=100000 bad=500 rounds=3} */
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> given = new LinkedHashMap<>();
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length != 2 || !List.of("rows", "bad", "rounds").contains(pair[0])) {
                throw new IllegalArgumentException("unknown option " + argument + "; there are rows, bad, rounds");
            }
            given.put(pair[0], Integer.parseInt(pair[1]));
        }
        new ImportBenchCommand(given).run();
        System.exit(0);
    }

    private void run() throws Exception {
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            NurseryCity city = new NurseryCity(deployment.owner(), CHILDREN);
            deployment.open();
            String token = tokens.ofClient(NurseryCity.CLIENT);
            System.out.println("▸ warming up");
            round(deployment, token, city.sheet(rows / 5, bad / 5, 0));
            for (int number = 1; number <= rounds; number++) {
                measure(deployment, token, city.sheet(rows, bad, number), city.id());
            }
            print(deployment);
        }
    }

    private void measure(Deployment deployment, String token, byte[] sheet, int tenant) throws Exception {
        long begun = System.nanoTime();
        taken.add(round(deployment, token, sheet));
        perSecond.add(rows / seconds(begun));
        memory.add(deployment.cpu().residentMiB("platform"));
        ceiling.add(ceiling(deployment.owner(), tenant));
        System.out.printf("▸ %.0f rows/s, taken in after %.1f s; INSERT … SELECT %.0f rows/s; load %.1f%n",
                perSecond.getLast(), taken.getLast(), ceiling.getLast(), Machine.load());
    }

    /** @return seconds until the file was taken in; returns when its last row is worked through */
    private double round(Deployment deployment, String token, byte[] sheet) throws Exception {
        long begun = System.nanoTime();
        JsonNode begunImport = asked(request(deployment, token, "?institution=" + NurseryCity.NURSERY)
                .header("Content-Type", "application/octet-stream").header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(sheet)).build());
        double seconds = seconds(begun);
        JsonNode standing = begunImport;
        while (standing.get("status").asString().equals("running")) {
            Thread.sleep(Duration.ofMillis(ASK_EVERY_MILLIS));
            standing = asked(request(deployment, token, "/" + begunImport.get("id").asString()).GET().build());
        }
        if (standing.get("badRows").asInt() != standing.get("totalRows").asInt() / (rows / bad)) {
            throw new IllegalStateException("wrong rows were counted: " + standing);
        }
        return seconds;
    }

    private static HttpRequest.Builder request(Deployment deployment, String token, String rest) {
        return HttpRequest.newBuilder(URI.create(deployment.direct() + "/api/childcare/attendance-imports" + rest))
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode asked(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    /** Rows a second of one statement that does nothing but write them. */
    private double ceiling(DSLContext owner, int tenant) {
        owner.execute("create table childcare.bench_attendance (like childcare.attendance including all)");
        long begun = System.nanoTime();
        int written = owner.execute(
                """
                insert into childcare.bench_attendance (tenant_id, enrolment_id, day, present, recorded_at, recorded_by)
                select e.tenant_id, e.id, date '2024-01-01' + d, true, now(), 'bench'
                  from generate_series(0, ?) d, childcare.enrolment e where e.tenant_id = ?""",
                rows / CHILDREN - 1, tenant);
        double perSecond = written / seconds(begun);
        owner.execute("drop table childcare.bench_attendance");
        return perSecond;
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void print(Deployment deployment) throws IOException {
        String table = """
                # Import of attendance

                Measured %s on %s

                %d rows of .xlsx, %d of them wrong, %d rounds; from the request to the last row on record. Median of the rounds (lowest–highest).

                | way | rows/s | share |
                |---|---|---|
                | import, with all checks | %s | %d %% |
                | one INSERT … SELECT, no checks | %s | |

                Taken in (answered) after %s s. Resident memory of the platform after each round: %s MiB. Load average at the end: %s
                """.formatted(
                clock.instant().toString().substring(0, 10), Machine.describe(postgresql(deployment)), rows, bad, rounds,
                Spread.of(perSecond, 0), Math.round(100 * Spread.median(perSecond) / Spread.median(ceiling)), Spread.of(ceiling, 0),
                Spread.of(taken, 1), memory.stream().map(Math::round).toList(), Machine.load());
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("import.md"), table);
        Files.writeString(FOLDER.resolve("import.json"), JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(new LinkedHashMap<>(Map.of(
                "benchmark", "import", "machine", Machine.describe(postgresql(deployment)), "rows", rows, "bad", bad,
                "rowsPerSecond", perSecond, "insertSelectRowsPerSecond", ceiling, "secondsUntilTakenIn", taken, "platformMemoryMiB", memory))) + "\n");
        System.out.println(table);
    }

    private static String postgresql(Deployment deployment) {
        return deployment.owner().fetchSingle("show server_version").get(0, String.class) + ", fsync " + deployment.owner().fetchSingle("show fsync").get(0);
    }
}
