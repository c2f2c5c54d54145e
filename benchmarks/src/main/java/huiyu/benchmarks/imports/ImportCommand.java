package huiyu.benchmarks.imports;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.CpuClock;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Progress;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.Spread;
import huiyu.benchmarks.Tokens;
import huiyu.benchmarks.imports.Upload.Timed;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Files of attendance and of people, from the request to the last row on record, with all checks: a durable PostgreSQL and
 * the platform with its jobs as processes of their own. Beside each the same rows by one {@code INSERT … SELECT} into tables
 * alike.
 */
public final class ImportCommand {

    private static final int CHILDREN = 1_000;
    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("rows", 20_000);
        // of these so many are wrong
        DEFAULTS.put("bad", 100);
        DEFAULTS.put("rounds", 2);
    }

    /** What the rounds of one kind came to. */
    private static final class Measured {
        private final List<Double> takenIn = new ArrayList<>();
        private final List<Double> perSecond = new ArrayList<>();
        private final List<Double> ceiling = new ArrayList<>();
        private final List<Map<String, Double>> millisPerRow = new ArrayList<>();

        private Map<String, Object> toMap() {
            return Map.of(
                    "rowsPerSecond", perSecond, "insertSelectRowsPerSecond", ceiling, "secondsUntilTakenIn", takenIn, "processorMillisPerRow", millisPerRow);
        }
    }

    private final Arguments arguments;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    private ImportCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        new ImportCommand(Arguments.read(arguments, DEFAULTS)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            NurseryCity nursery = NurseryCity.create(deployment.owner(), CHILDREN);
            RollCity rolls = new RollCity(deployment.owner(), nursery.id());
            deployment.open();
            int rows = arguments.get("rows");
            int bad = arguments.get("bad");
            List<Files> kinds = List.of(
                    new Files("attendance",
                            new Upload(deployment.direct() + "/api/childcare/attendance-imports", tokens.ofClient(NurseryCity.CLIENT)),
                            "?institution=" + NurseryCity.NURSERY, round -> nursery.sheet(rows, bad, round),
                            () -> ceiling(deployment.owner(), nursery.id())),
                    new Files("people",
                            new Upload(deployment.direct() + "/api/people-imports", tokens.ofPerson(RollCity.CASEWORKER)),
                            "", round -> RollCity.roll(rows, bad, round), () -> rolls.ceiling(rows)));
            for (Files kind : kinds) {
                for (int round = 0; round <= arguments.get("rounds"); round++) {
                    measure(deployment, kind, round);
                }
            }
            report(deployment);
        }
    }

    /** The first round warms the platform up and is not counted. */
    private void measure(Deployment deployment, Files kind, int round) throws Exception {
        int rows = arguments.get("rows");
        byte[] file = kind.making().file(round);
        Map<String, Long> before = deployment.cpu().read();
        Timed timed = kind.upload().run(file, kind.query());
        if (timed.rows() != rows || timed.badRows() != arguments.get("bad")) {
            throw new IllegalStateException("wrong rows were counted: " + timed);
        }
        if (round > 0) {
            Measured rounds = measured.computeIfAbsent(kind.what(), any -> new Measured());
            rounds.takenIn.add(timed.takenIn());
            rounds.perSecond.add(rows / timed.done());
            rounds.millisPerRow.add(CpuClock.each(before, deployment.cpu().read(), rows));
            rounds.ceiling.add(kind.ceiling().perSecond());
        }
        Progress.say("%s, %s: %.0f rows/s, taken in after %.1f s; load %.1f",
                kind.what(), round == 0 ? "warming up" : "round " + round, rows / timed.done(), timed.takenIn(), Machine.load());
    }

    private double ceiling(DSLContext owner, int tenant) {
        owner.execute("create table childcare.bench_attendance (like childcare.attendance including all)");
        long begun = System.nanoTime();
        int written = owner.execute(
                """
                insert into childcare.bench_attendance (tenant_id, enrolment_id, day, present, recorded_at, recorded_by)
                select e.tenant_id, e.id, date '2024-01-01' + d, true, now(), 'bench'
                  from generate_series(0, ?) d, childcare.enrolment e where e.tenant_id = ?""",
                arguments.get("rows") / CHILDREN - 1, tenant);
        double perSecond = written * 1e9 / (System.nanoTime() - begun);
        owner.execute("drop table childcare.bench_attendance");
        return perSecond;
    }

    private void report(Deployment deployment) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "import");
        figures.put("ended", clock.instant().toString());
        figures.put("machine", Machine.describe(deployment.postgresql()));
        figures.put("arguments", arguments.toMap());
        figures.put("loadAverage", Machine.load());
        StringBuilder table = new StringBuilder();
        measured.forEach((kind, rounds) -> {
            figures.put(kind, rounds.toMap());
            table.append("| %s | %s | %s | %d %% | %s | %s |%n".formatted(
                    kind, Spread.of(rounds.perSecond, 0), Spread.of(rounds.ceiling, 0),
                    Math.round(100 * Spread.median(rounds.perSecond) / Spread.median(rounds.ceiling)), Spread.of(rounds.takenIn, 1),
                    rounds.millisPerRow.getLast()));
        });
        Results.write("import", figures,
                """
                # Imports

                Measured %s on %s, load average %s. %s

                Rows of attendance (.xlsx) and of people (CSV) a second, with all checks, from the request to the last row on record; beside them one INSERT … SELECT \
                of the same rows, without checks. Median of the rounds (lowest–highest). What follows a registered person (open cases look again) comes after.

                | rows of | import, rows/s | INSERT … SELECT, rows/s | share | answered after, s | processor, ms a row, last round |
                |---|---|---|---|---|---|
                %s""".formatted(
                clock.instant().toString().substring(0, 10), Machine.describe(deployment.postgresql()), Machine.load(), arguments.toMap(), table));
    }
}
