package huiyu.benchmarks.fault;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Deployment.Crash;
import huiyu.benchmarks.Filling;
import huiyu.benchmarks.Province.City;
import huiyu.benchmarks.Tokens;
import huiyu.core.audit.AuditCommand;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two platforms and two gateways on one durable PostgreSQL; people and hospitals of several cities at work; at random
 * moments one of the five is killed and comes back. Then what was promised is counted. Ends with 1 if a count is not zero.
 */
public final class FaultCommand {

    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("faults", 12);
        // at most, between one part that came back and the next that is killed
        DEFAULTS.put("seconds", 15);
        DEFAULTS.put("cities", 2);
        DEFAULTS.put("people", 400);
        DEFAULTS.put("hospitals", 3);
        DEFAULTS.put("seed", 1);
    }

    private static final int QUIET_SECONDS = 180;

    private final Arguments options;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    private final Promises promises = new Promises();
    private final List<Ending> endings = new ArrayList<>();

    private FaultCommand(Arguments options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        System.exit(new FaultCommand(Arguments.read(arguments, DEFAULTS)).run() ? 0 : 1);
    }

    private boolean run() throws Exception {
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            List<City> cities = fill(deployment, tokens);
            deployment.open();
            deployment.open();
            List<Workplace> places = new ArrayList<>();
            for (City city : cities) {
                places.add(Workplace.open(city, deployment.gateways(), tokens));
            }
            LocalDate today = LocalDate.now(clock);
            try (Work work = new Work(promises, today)) {
                work.begin(places, options.get("hospitals"), options.get("seed"));
                endParts(deployment.crashes());
            }
            say("everybody has gone home; waiting for what is still under way");
            awaitQuiet(deployment);
            try (Work last = new Work(promises, today)) {
                for (Workplace place : places) {
                    last.pay(place);
                }
            }
            awaitQuiet(deployment);
            return reckon(deployment);
        }
    }

    private List<City> fill(Deployment deployment, Tokens tokens) throws Exception {
        say(options.get("cities") + " cities, " + options.get("people") + " insured people");
        try (ConfigurableApplicationContext platform = deployment.inside()) {
            List<City> cities = new Filling(deployment, tokens, platform).fill(options.get("cities"), options.get("people"));
            cities.forEach(city -> Workplace.furnish(deployment.owner(), city, LocalDate.now(clock).getYear()));
            return cities;
        }
    }

    private void endParts(Map<String, Crash> parts) throws Exception {
        Random random = new Random(options.get("seed"));
        List<String> names = List.copyOf(parts.keySet());
        long begin = System.nanoTime();
        for (int i = 0; i < options.get("faults"); i++) {
            Thread.sleep(2_000 + random.nextInt(options.get("seconds") * 1000));
            String part = names.get(random.nextInt(names.size()));
            long moment = System.nanoTime();
            parts.get(part).run();
            Ending ending = new Ending(part, (moment - begin) / 1_000_000_000, (System.nanoTime() - moment) / 1_000_000);
            endings.add(ending);
            say("%s killed after %d s, back in %d ms".formatted(part, ending.second(), ending.millisUntilBack()));
        }
        Thread.sleep(options.get("seconds") * 1000L);
    }

    /** Until no event is due any more, at most some minutes: what is left then is counted as a fault. */
    private void awaitQuiet(Deployment deployment) throws InterruptedException {
        for (int i = 0; i < QUIET_SECONDS && isBusy(deployment); i++) {
            Thread.sleep(1_000);
        }
    }

    private static boolean isBusy(Deployment deployment) {
        return deployment.owner().fetchSingle("select exists (select from core.outbox_event where done_at is null)").get(0, Boolean.class);
    }

    private boolean reckon(Deployment deployment) throws Exception {
        promises.write(deployment.owner());
        Map<String, Long> faults = new Reckoning(deployment.owner()).faults();
        faults.put("audit trails that do not verify", (long) verifyAudit(deployment));
        new FaultReport(options, clock.instant(), deployment, promises, endings, faults).print();
        return faults.values().stream().allMatch(count -> count == 0);
    }

    private static int verifyAudit(Deployment deployment) {
        deployment.platformSettings().forEach(System::setProperty);
        return AuditCommand.run("verify");
    }

    private static void say(String what) {
        System.out.println("▸ " + what);
    }
}
