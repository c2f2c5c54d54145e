package huiyu.benchmarks.month;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.IndexesAside;
import huiyu.benchmarks.Policy;
import huiyu.benchmarks.Progress;
import huiyu.benchmarks.Province;
import huiyu.benchmarks.Tokens;
import huiyu.core.crypto.BlindIndexes;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.TenantTransaction;
import huiyu.core.impact.EffectWork;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A month of some cities: facts of some children change and are decided anew by the platform itself, then what is due is paid.
 * Ends with 1 if a decision or a line is missing, there twice, or of another amount.
 */
public final class MonthCommand {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("children", 1_000_000);
        DEFAULTS.put("cities", 20);
        // of a hundred children, how many have facts that change; 1, 2, 4, 5, 10
        DEFAULTS.put("changed", 2);
        // how often the platform is killed while it pays
        DEFAULTS.put("kills", 1);
    }

    private final Arguments arguments;
    private final Clock clock = Clock.system(BEIJING);
    private final YearMonth month = YearMonth.now(clock);
    /** The children were born in the month before, and paid for it. */
    private final YearMonth before = month.minusMonths(1);

    private MonthCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new MonthCommand(Arguments.read(arguments, DEFAULTS)).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        Progress.say("%s", arguments.toMap());
        LocalDate due = month.atDay(1);
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            List<MonthCity> cities = fill(deployment, tokens);
            deployment.open();
            DSLContext owner = deployment.owner();
            FactChanges.Timed changes = new FactChanges(owner, deployment.direct(), tokens, before.atDay(1)).make(cities, arguments.get("changed"));
            long memoryOfChanges = deployment.peakMemoryOfPlatform();
            MonthRun run = new MonthRun(deployment, due);
            MonthRun.Timed paid = run.pay(tokens, cities, arguments.get("children"), arguments.get("kills"));
            long memory = Math.max(memoryOfChanges, deployment.peakMemoryOfPlatform());
            Progress.say("%d lines after %.1f s", run.lines(), paid.seconds());
            Map<String, Long> faults = MonthBooks.faults(owner, due);
            Progress.say("faults: %s", faults);
            MonthCeiling ceiling = new MonthCeiling(owner, due);
            MonthReport report = new MonthReport(
                    arguments.toMap(), deployment.postgresql(), clock.instant(), changes, run.lines(), paid, ceiling.ordersAndLines(),
                    ceiling.everyRow(cities), memory, faults);
            report.write();
            return report.isFaultless();
        }
    }

    private List<MonthCity> fill(Deployment deployment, Tokens tokens) throws Exception {
        long begun = System.nanoTime();
        DSLContext owner = deployment.owner();
        List<MonthCity> cities = new ArrayList<>();
        Clock whenGranted = Clock.fixed(before.atDay(15).atTime(10, 0).atZone(BEIJING).toInstant(), BEIJING);
        try (ConfigurableApplicationContext platform = deployment.inside(whenGranted)) {
            Province province = new Province(owner);
            policy(platform, tokens);
            FirstFamily first = new FirstFamily(owner, platform, tokens);
            for (int i = 0; i < arguments.get("cities"); i++) {
                cities.add(MonthCity.make(owner, i, province.id(), before.getYear()));
                first.create(cities.getLast(), before);
            }
            // loading policy asks to look at all decisions again: done while there are few, not beside what is measured
            platform.getBean(EffectWork.class).run();
            Progress.say("a first family of each city was granted and paid, %d s", seconds(begun));
            FamilyCopies copies = new FamilyCopies(
                    owner, platform.getBean(TenantTransaction.class), platform.getBean(FieldCipher.class), platform.getBean(BlindIndexes.class));
            try (IndexesAside aside = new IndexesAside(owner, FamilyCopies.tables())) {
                cities.parallelStream().forEach(city -> copies.fill(city, arguments.get("children") / arguments.get("cities")));
                Progress.say("the others copied, %d s", seconds(begun));
            }
        }
        owner.execute("vacuum analyze");
        owner.execute("checkpoint");
        Progress.say("prepared in %d s, %s on disk", seconds(begun), size(owner));
        return cities;
    }

    /** Jinan's subsidy for the whole province, decided by rule: no step of review. */
    private static void policy(ConfigurableApplicationContext platform, Tokens tokens) throws Exception {
        String base = "http://127.0.0.1:" + ((WebServerApplicationContext) platform).getWebServer().getPort();
        Policy.of(base, tokens, "nation").load("cn-national");
        Policy province = Policy.of(base, tokens, "province");
        province.load("shandong");
        province.load("shandong-jinan");
        province.enter("casework.review.steps", "[]");
    }

    private static String size(DSLContext owner) {
        return owner.fetchSingle("select pg_size_pretty(pg_database_size(current_database()))").get(0, String.class);
    }

    private static long seconds(long begun) {
        return (System.nanoTime() - begun) / 1_000_000_000;
    }
}
