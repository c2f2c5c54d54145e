package huiyu.benchmarks.month;

import huiyu.benchmarks.Api;
import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.Tenants;
import huiyu.benchmarks.Tokens;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.TenantTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What is due this month to the children of some cities, run by the platform as its finance officers start it, all cities
 * at once; killed in the middle on request. Ends with 1 if a line is missing or there twice.
 */
public final class MonthCommand {

    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("children", 1_000_000);
        DEFAULTS.put("cities", 20);
        // how often the platform is killed while it runs
        DEFAULTS.put("kills", 1);
    }

    private final Arguments arguments;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    private final LocalDate month = YearMonth.now(clock).atDay(1);

    private MonthCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new MonthCommand(Arguments.read(arguments, DEFAULTS)).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            List<GrantedCity> cities = fill(deployment);
            deployment.open();
            double seconds = pay(deployment, tokens, cities);
            long memory = deployment.peakMemoryOfPlatform();
            Map<String, Long> faults = faults(deployment.owner());
            MonthCeiling ceiling = new MonthCeiling(deployment.owner(), month);
            deployment.owner().execute("checkpoint");
            double lines = ceiling.ordersAndLines();
            deployment.owner().execute("checkpoint");
            report(deployment, seconds, lines, ceiling.everyRow(cities), memory, faults);
            return faults.values().stream().allMatch(count -> count == 0);
        }
    }

    private List<GrantedCity> fill(Deployment deployment) {
        System.out.println("▸ " + arguments.toMap());
        long begin = System.nanoTime();
        DSLContext owner = deployment.owner();
        List<GrantedCity> cities = new ArrayList<>();
        try (ConfigurableApplicationContext platform = deployment.inside()) {
            int province = Tenants.create(owner, "province", "990000", 1);
            for (int i = 0; i < arguments.get("cities"); i++) {
                cities.add(GrantedCity.make(owner, i, province, month.getYear()));
            }
            TenantTransaction transactions = platform.getBean(TenantTransaction.class);
            FieldCipher cipher = platform.getBean(FieldCipher.class);
            cities.parallelStream().forEach(city ->
                    city.grant(owner, transactions, cipher, arguments.get("children") / arguments.get("cities"), month));
        }
        owner.execute("vacuum analyze");
        System.out.println("▸ prepared in " + (System.nanoTime() - begin) / 1_000_000_000 + " s");
        return cities;
    }

    /** Seconds from the first officer's click to the last city's last committed line. */
    private double pay(Deployment deployment, Tokens tokens, List<GrantedCity> cities) throws Exception {
        long begin = System.nanoTime();
        for (GrantedCity city : cities) {
            new Api(deployment.direct(), tokens.ofPerson(city.officer())).done("POST", "/payment-runs", "{\"month\": \"" + YearMonth.from(month) + "\"}");
        }
        int kills = 0;
        while (isRunning(deployment.owner())) {
            if (kills < arguments.get("kills") && done(deployment.owner()) * (arguments.get("kills") + 1) > (long) arguments.get("children") * (kills + 1)) {
                deployment.crashes().get("platform 1").run();
                System.out.println("▸ platform killed after " + done(deployment.owner()) + " children");
                kills++;
            }
            Thread.sleep(200);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static boolean isRunning(DSLContext owner) {
        return owner.fetchSingle("select exists (select from core.payment_run where status = 'running')").get(0, Boolean.class);
    }

    private static long done(DSLContext owner) {
        return owner.fetchSingle("select coalesce(sum(children_done), 0) from core.payment_run").get(0, Long.class);
    }

    private Map<String, Long> faults(DSLContext owner) {
        Map<String, Long> faults = new LinkedHashMap<>();
        faults.put("children without exactly one order", count(owner,
                """
                select count(*) from core.entitlement_segment s where 1 <>
                  (select count(*) from core.payment_order o where o.tenant_id = s.tenant_id and o.subject_id = s.subject_id)"""));
        faults.put("orders without exactly one line of their amount", count(owner,
                """
                select count(*) from core.payment_order o where 1 <>
                  (select count(*) from core.payment_line l where l.tenant_id = o.tenant_id and l.order_id = o.id and l.amount_fen = o.amount_fen
                      and l.status = 'ready')"""));
        faults.put("runs that count other than what is there", count(owner,
                """
                select count(*) from core.payment_run r
                 where (r.lines_made, r.amount_fen) <> (select count(*), sum(o.amount_fen) from core.payment_order o where o.tenant_id = r.tenant_id)"""));
        faults.put("funds that gave other than what the lines say", count(owner,
                """
                select count(*) from core.fund f
                 where (select sum(s.ordered_fen) from core.fund_slice s where s.tenant_id = f.tenant_id and s.fund_id = f.id)
                    <> (select sum(l.amount_fen) from core.payment_line l where l.tenant_id = f.tenant_id)"""));
        faults.put("reservations drawn other than the lines say", count(owner,
                """
                select count(*) from core.fund_reservation r
                 where r.drawn_fen <> (select coalesce(sum(l.amount_fen), 0) from core.payment_line l where l.tenant_id = r.tenant_id and l.subject_id = r.subject_id)"""));
        faults.put("batches that hold other than they say", count(owner,
                """
                select count(*) from core.payment_batch b
                 where (b.line_count, b.amount_fen) <> (select count(*), sum(l.amount_fen) from core.payment_line l where l.tenant_id = b.tenant_id and l.batch_id = b.id)"""));
        faults.put("lines without a batch", count(owner, "select count(*) from core.payment_line where batch_id is null"));
        return faults;
    }

    private static long count(DSLContext owner, String sql) {
        return owner.fetchSingle(sql).get(0, Long.class);
    }

    private void report(Deployment deployment, double seconds, double lines, double everyRow, long memory, Map<String, Long> faults) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "month");
        figures.put("ended", clock.instant().toString());
        figures.put("machine", Machine.describe(deployment.postgresql()));
        figures.put("arguments", arguments.toMap());
        figures.put("seconds", seconds);
        figures.put("ceilingSecondsOfOrdersAndLines", lines);
        figures.put("ceilingSecondsOfEveryRow", everyRow);
        figures.put("peakMemoryMiB", memory);
        figures.put("faults", faults);
        figures.put("loadAverage", Machine.load());
        Results.write("month", figures,
                """
                # The payments of a month

                Measured %s on %s, load average %s. %s

                | way | seconds | lines a second |
                |---|---|---|
                | the platform, from the officers' click to the last committed line | %.1f | %.0f |
                | one hand-written INSERT … SELECT of orders and lines, one connection, no foreign keys | %.1f | %.0f |
                | hand-written statements for every row the run leaves, two connections, foreign keys | %.1f | %.0f |

                The platform, which serves two cities at once, takes %.1f times as long as the first and %.1f times as long as the second. \
                What it does besides: reads what was ordered before, opens each account and seals it again for its line, looks for set-offs, \
                keeps to what each fund has, commits with a checkpoint every so many children, all behind row-level security. \
                Its memory at most: %d MiB. Found afterwards: %s
                """.formatted(clock.instant().toString().substring(0, 10), Machine.describe(deployment.postgresql()), Machine.load(), arguments.toMap(),
                        seconds, arguments.get("children") / seconds, lines, arguments.get("children") / lines, everyRow, arguments.get("children") / everyRow,
                        seconds / lines, seconds / everyRow, memory, faults));
    }
}
