package huiyu.benchmarks.fault;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Deployment.Crash;
import huiyu.benchmarks.Filling;
import huiyu.benchmarks.Progress;
import huiyu.benchmarks.Province.City;
import huiyu.benchmarks.Tokens;
import huiyu.core.audit.AuditCommand;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Two platforms and two gateways on one durable PostgreSQL; people and hospitals of several cities at work; at random
 * moments one of the five, or a platform and the other's gateway together, is
 * killed and comes back, or the database's disk is full. Then what was promised is counted. Ends with 1 if a count is not zero.
 */
public final class FaultCommand {

    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        // each of the five parts once, two of different pairs at the same moment, and a full disk
        DEFAULTS.put("faults", 7);
        // at most, between one part that came back and the next that is killed
        DEFAULTS.put("seconds", 8);
        DEFAULTS.put("cities", 2);
        DEFAULTS.put("people", 400);
        DEFAULTS.put("hospitals", 3);
        // MiB for the database's files, which can then be filled; 0 to leave that out
        DEFAULTS.put("disk", 3072);
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
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true, options.get("disk"))) {
            List<City> cities = fill(deployment, tokens);
            deployment.open();
            deployment.open();
            List<Workplace> places = new ArrayList<>();
            for (City city : cities) {
                places.add(Workplace.open(city, deployment.gateways(), tokens, promises));
            }
            LocalDate today = LocalDate.now(clock);
            try (Work work = new Work(promises, today)) {
                work.begin(places, options.get("hospitals"), options.get("seed"));
                endParts(deployment.crashes());
            }
            Progress.say("everybody has gone home; waiting for what is still under way");
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
        Progress.say("%d cities, %d insured people", options.get("cities"), options.get("people"));
        try (ConfigurableApplicationContext platform = deployment.inside()) {
            List<City> cities = new Filling(deployment, tokens, platform).fill(options.get("cities"), options.get("people"));
            cities.forEach(city -> Workplace.furnish(deployment.owner(), city, LocalDate.now(clock).getYear()));
            return cities;
        }
    }

    private void endParts(Map<String, Crash> parts) throws Exception {
        Random random = new Random(options.get("seed"));
        List<String> round = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < options.get("faults"); i++) {
            if (round.isEmpty()) {
                // none twice before each was once
                round.addAll(parts.keySet());
                Collections.shuffle(round, random);
            }
            Thread.sleep(2_000 + random.nextInt(options.get("seconds") * 1000));
            end(round.removeFirst(), parts, begin);
        }
        Thread.sleep(options.get("seconds") * 1000L);
    }

    /** A part that does not come back is a fault like others: what was promised is counted all the same. */
    private void end(String part, Map<String, Crash> parts, long begin) throws InterruptedException {
        long moment = System.nanoTime();
        long second = (moment - begin) / 1_000_000_000;
        try {
            parts.get(part).run();
            Ending ending = new Ending(part, second, (System.nanoTime() - moment) / 1_000_000);
            endings.add(ending);
            Progress.say("%s killed after %d s, back in %d ms", part, ending.second(), ending.millisUntilBack());
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception stayedAway) {
            endings.add(new Ending(part, second, Ending.NEVER));
            Progress.say("%s killed after %d s, did not come back: %s", part, second, stayedAway);
        }
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
        faults.put("faults told as anything but come again", promises.misleading());
        faults.put("parts that did not come back", endings.stream().filter(ending -> ending.millisUntilBack() == Ending.NEVER).count());
        new FaultReport(options, clock.instant(), deployment, promises, endings, faults).print();
        return faults.values().stream().allMatch(count -> count == 0);
    }

    private static int verifyAudit(Deployment deployment) {
        deployment.platformSettings().forEach(System::setProperty);
        return AuditCommand.run("verify");
    }
}
