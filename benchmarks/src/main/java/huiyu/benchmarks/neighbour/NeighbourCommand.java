package huiyu.benchmarks.neighbour;

import huiyu.benchmarks.Api;
import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Filling;
import huiyu.benchmarks.InpatientBill;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Progress;
import huiyu.benchmarks.Province.City;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.Spread;
import huiyu.benchmarks.Tokens;
import huiyu.benchmarks.desk.CaseCity;
import huiyu.benchmarks.desk.Desks;
import huiyu.benchmarks.desk.Desks.Habit;
import huiyu.benchmarks.desk.Latencies;
import huiyu.benchmarks.desk.TemplateCase;
import huiyu.benchmarks.imports.NurseryCity;
import huiyu.core.crypto.FieldCipher;
import huiyu.core.db.TenantTransaction;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Cities work (worklist, case page, a bill of a hospital) while one of their province imports and runs its month, and in
 * turns while it rests: each round measures both, so that whatever the machine does strikes both.
 */
public final class NeighbourCommand {

    private static final int THINK_MILLIS = 100;
    // what the JVMs learn meanwhile would count for those who come later
    private static final int WARM_UP_ROUNDS = 6;
    private static final int NURSERY_CHILDREN = 1_000;
    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("cities", 4);
        DEFAULTS.put("cases", 20_000);
        // of the noisy city: rows of each sheet, children paid each month
        DEFAULTS.put("rows", 100_000);
        DEFAULTS.put("children", 10_000);
        DEFAULTS.put("people", 6);
        DEFAULTS.put("seconds", 15);
        DEFAULTS.put("rounds", 4);
    }

    private final Arguments arguments;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    private final List<Latencies> alone = new ArrayList<>();
    private final List<Latencies> beside = new ArrayList<>();
    private final List<Double> noisePerSecond = new ArrayList<>();

    private NeighbourCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        new NeighbourCommand(Arguments.read(arguments, DEFAULTS)).run();
        System.exit(0);
    }

    /** @param quiet cities at work @param nursery of the noisy city @param granted the noisy city's children with a subsidy */
    private record World(List<City> quiet, List<CaseCity> desks, NurseryCity nursery, GrantedCity granted) {}

    private void run() throws Exception {
        Progress.say("%s", arguments.toMap());
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            World world = fill(deployment, tokens);
            deployment.open();
            Desks desks = desks(deployment, tokens, world);
            NoisyCity noisy = new NoisyCity(deployment, tokens, world.nursery(), world.granted(), arguments.get("rows"), LocalDate.now(clock));
            Progress.say("warming up");
            noisy.begin();
            desks.run(WARM_UP_ROUNDS * arguments.get("seconds"), 0).requireNoErrors();
            noisy.close();
            for (int round = 1; round <= arguments.get("rounds"); round++) {
                alone.add(measured(desks, round));
                beside.add(besideNoise(desks, noisy, round));
                Progress.say("alone %s%n  beside %s", alone.getLast(), beside.getLast());
            }
            report(deployment);
        }
    }

    private Latencies measured(Desks desks, int round) throws Exception {
        Latencies latencies = desks.run(arguments.get("seconds"), round);
        latencies.requireNoErrors();
        return latencies;
    }

    private Latencies besideNoise(Desks desks, NoisyCity noisy, int round) throws Exception {
        long before = noisy.done();
        noisy.begin();
        Latencies latencies = measured(desks, round);
        noisePerSecond.add((noisy.done() - before) / (double) arguments.get("seconds"));
        noisy.close();
        return latencies;
    }

    private World fill(Deployment deployment, Tokens tokens) throws Exception {
        DSLContext owner = deployment.owner();
        LocalDate today = LocalDate.now(clock);
        World world;
        try (ConfigurableApplicationContext platform = deployment.inside()) {
            List<City> cities = new Filling(deployment, tokens, platform).fill(arguments.get("cities"), arguments.get("cities") * 500);
            UUID template = TemplateCase.create(owner, platform, tokens, cities.getFirst(), today);
            List<CaseCity> desks = new ArrayList<>();
            for (City city : cities) {
                desks.add(CaseCity.fill(owner, city.tenantId(), template, arguments.get("cases")));
            }
            int province = owner.fetchSingle("select parent_id from core.tenant where id = ?", cities.getFirst().tenantId()).get(0, Integer.class);
            GrantedCity granted = GrantedCity.make(owner, 90, province, today.getYear());
            granted.grant(owner, platform.getBean(TenantTransaction.class), platform.getBean(FieldCipher.class), arguments.get("children"), today.withDayOfMonth(1));
            world = new World(cities, desks, new NurseryCity(owner, granted.tenantId(), NURSERY_CHILDREN), granted);
        }
        owner.execute("vacuum analyze");
        return world;
    }

    private Desks desks(Deployment deployment, Tokens tokens, World world) throws Exception {
        List<City> cities = world.quiet();
        List<Api> hospitals = new ArrayList<>();
        for (int i = 0; i < cities.size(); i++) {
            world.desks().get(i).open(deployment.gateway(), tokens);
            hospitals.add(new Api(deployment.gateway(), tokens.ofClient(cities.get(i).client())));
        }
        AtomicInteger next = new AtomicInteger();
        List<Habit> habits = new ArrayList<>(CaseCity.habits(world.desks()));
        habits.add(new Habit("a hospital's bill", 6, random -> {
            int which = random.nextInt(cities.size());
            List<String> insured = cities.get(which).numbers();
            String bill = InpatientBill.of(cities.get(which), "N" + next.incrementAndGet(), insured.get(random.nextInt(insured.size())), random);
            return hospitals.get(which).send("POST", "/insurance/settlements", bill);
        }));
        return new Desks(habits, arguments.get("people"), THINK_MILLIS);
    }

    private void report(Deployment deployment) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "neighbour");
        figures.put("ended", clock.instant().toString());
        figures.put("machine", Machine.describe(deployment.postgresql()));
        figures.put("arguments", arguments.toMap());
        figures.put("loadAverage", Machine.load());
        figures.put("noiseRowsPerSecond", noisePerSecond);
        StringBuilder table = new StringBuilder();
        Map<String, Object> requests = new LinkedHashMap<>();
        for (String request : alone.getFirst().kinds().stream().sorted().toList()) {
            List<Double> quiet = alone.stream().map(round -> round.millis(request, 0.95)).toList();
            List<Double> noise = beside.stream().map(round -> round.millis(request, 0.95)).toList();
            double ratio = Spread.median(noise) / Spread.median(quiet);
            requests.put(request, Map.of("p95MillisAlone", quiet, "p95MillisBeside", noise, "ratio", ratio));
            table.append("| %s | %s | %s | %.1f |%n".formatted(request, Spread.of(quiet, 0), Spread.of(noise, 0), ratio));
        }
        figures.put("requests", requests);
        Results.write("neighbour", figures,
                """
                # A noisy neighbour

                Measured %s on %s, load average %s. %s

                %d cities at work through the gateway, alone and beside one that imports attendance and runs its month (%s rows and payment orders a second). \
                Median of the rounds (lowest–highest).

                | request | p95 alone, ms | p95 beside, ms | ratio |
                |---|---|---|---|
                %s""".formatted(
                clock.instant().toString().substring(0, 10), Machine.describe(deployment.postgresql()), Machine.load(), arguments.toMap(),
                arguments.get("cities"), Spread.of(noisePerSecond, 0), table));
    }
}
