package huiyu.benchmarks.imports;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.CpuClock;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Machine;
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
 * A sheet of attendance, from the nursery's request to the last row on record, with all checks: a durable PostgreSQL and the
 * platform with its jobs as processes of their own. Beside it the same rows by one {@code INSERT … SELECT} into a table alike.
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

    private final Arguments arguments;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    private final List<Double> takenIn = new ArrayList<>();
    private final List<Double> perSecond = new ArrayList<>();
    private final List<Double> ceiling = new ArrayList<>();
    private final List<Map<String, Double>> millisPerRow = new ArrayList<>();

    private ImportCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        new ImportCommand(Arguments.read(arguments, DEFAULTS)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            NurseryCity city = NurseryCity.create(deployment.owner(), CHILDREN);
            deployment.open();
            Upload upload = new Upload(deployment.direct() + "/api/childcare/attendance-imports", tokens.ofClient(NurseryCity.CLIENT));
            for (int round = 0; round <= arguments.get("rounds"); round++) {
                measure(deployment, upload, city, round);
            }
            report(deployment);
        }
    }

    /** The first warms the platform up and is not counted. */
    private void measure(Deployment deployment, Upload upload, NurseryCity city, int round) throws Exception {
        int rows = arguments.get("rows");
        byte[] sheet = city.sheet(rows, arguments.get("bad"), round);
        Map<String, Long> before = deployment.cpu().read();
        Timed timed = upload.run(sheet, "?institution=" + NurseryCity.NURSERY);
        if (timed.rows() != rows || timed.badRows() != arguments.get("bad")) {
            throw new IllegalStateException("wrong rows were counted: " + timed);
        }
        if (round > 0) {
            takenIn.add(timed.takenIn());
            perSecond.add(rows / timed.done());
            millisPerRow.add(CpuClock.each(before, deployment.cpu().read(), rows));
            ceiling.add(ceiling(deployment.owner(), city.id()));
        }
        System.out.printf("▸ %s: %.0f rows/s, taken in after %.1f s; load %.1f%n",
                round == 0 ? "warming up" : "round " + round, rows / timed.done(), timed.takenIn(), Machine.load());
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
        figures.put("rowsPerSecond", perSecond);
        figures.put("insertSelectRowsPerSecond", ceiling);
        figures.put("secondsUntilTakenIn", takenIn);
        figures.put("processorMillisPerRow", millisPerRow);
        figures.put("loadAverage", Machine.load());
        Results.write("import", figures,
                """
                # Import of attendance

                Measured %s on %s, load average %s. %s

                Rows of .xlsx, from the request to the last row on record. Median of the rounds (lowest–highest).

                | way | rows/s | share |
                |---|---|---|
                | import, with all checks | %s | %d %% |
                | one INSERT … SELECT, no checks | %s | |

                Taken in (answered) after %s s. Processor time for each row in the last round, in ms: %s.
                """.formatted(
                clock.instant().toString().substring(0, 10), Machine.describe(deployment.postgresql()), Machine.load(), arguments.toMap(),
                Spread.of(perSecond, 0), Math.round(100 * Spread.median(perSecond) / Spread.median(ceiling)), Spread.of(ceiling, 0),
                Spread.of(takenIn, 1), millisPerRow.getLast()));
    }
}
