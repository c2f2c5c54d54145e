package huiyu.benchmarks.desk;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Filling;
import huiyu.benchmarks.IndexesAside;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Progress;
import huiyu.benchmarks.Province.City;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.Spread;
import huiyu.benchmarks.Tenants;
import huiyu.benchmarks.Tokens;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The pages staff wait for, through the gateway, with so many cases shared by so many cities: run with few tenants and with
 * many, the figures should be alike. Beside them what the least request costs.
 */
public final class WorklistCommand {

    private static final int THINK_MILLIS = 20;
    private static final Map<String, Integer> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("cases", 1_000_000);
        DEFAULTS.put("tenants", 31);
        DEFAULTS.put("people", 4);
        DEFAULTS.put("seconds", 20);
        DEFAULTS.put("rounds", 3);
    }

    private final Arguments arguments;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));
    private final List<Latencies> rounds = new ArrayList<>();

    private WorklistCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        new WorklistCommand(Arguments.read(arguments, DEFAULTS)).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Progress.say("%s", arguments.toMap());
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, true)) {
            List<CaseCity> cities = fill(deployment, tokens);
            deployment.open();
            for (CaseCity city : cities) {
                city.open(deployment.gateway(), tokens);
            }
            Desks desks = new Desks(CaseCity.habits(cities), arguments.get("people"), THINK_MILLIS);
            Progress.say("warming up");
            desks.run(2 * arguments.get("seconds"), 0).requireNoErrors();
            for (int round = 1; round <= arguments.get("rounds"); round++) {
                Latencies latencies = desks.run(arguments.get("seconds"), round);
                latencies.requireNoErrors();
                rounds.add(latencies);
                Progress.say("%s", latencies);
            }
            report(deployment);
        }
    }

    private List<CaseCity> fill(Deployment deployment, Tokens tokens) throws Exception {
        DSLContext owner = deployment.owner();
        UUID template;
        List<Integer> tenants = new ArrayList<>();
        try (ConfigurableApplicationContext platform = deployment.inside()) {
            City first = new Filling(deployment, tokens, platform).fill(1, 10).getFirst();
            template = TemplateCase.create(owner, platform, tokens, first, LocalDate.now(clock));
            int province = owner.fetchSingle("select parent_id from core.tenant where id = ?", first.tenantId()).get(0, Integer.class);
            for (int i = 0; i < arguments.get("tenants"); i++) {
                tenants.add(Tenants.create(owner, "city", String.valueOf(910_100 + i * 100), province));
            }
        }
        long begun = System.nanoTime();
        List<CaseCity> cities = new ArrayList<>();
        try (IndexesAside aside = new IndexesAside(owner, "core.case_file", "core.case_step", "core.task", "core.person", "core.person_name");
                ExecutorService filling = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            List<Callable<CaseCity>> work = tenants.stream()
                    .<Callable<CaseCity>>map(tenant -> () -> {
                        owner.execute("insert into core.tenant_module (tenant_id, module, enabled_from) values (?, 'subsidy', date '2020-01-01')", tenant);
                        return CaseCity.fill(owner, tenant, template, arguments.get("cases") / tenants.size());
                    })
                    .toList();
            for (Future<CaseCity> city : filling.invokeAll(work)) {
                cities.add(city.get());
            }
        }
        owner.execute("vacuum analyze");
        Progress.say("filled in %d s", (System.nanoTime() - begun) / 1_000_000_000);
        return cities;
    }

    private void report(Deployment deployment) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "worklist");
        figures.put("ended", clock.instant().toString());
        figures.put("machine", Machine.describe(deployment.postgresql()));
        figures.put("arguments", arguments.toMap());
        figures.put("loadAverage", Machine.load());
        StringBuilder table = new StringBuilder();
        Map<String, Object> pages = new LinkedHashMap<>();
        for (String page : rounds.getFirst().kinds().stream().sorted().toList()) {
            List<Double> half = rounds.stream().map(round -> round.millis(page, 0.5)).toList();
            List<Double> most = rounds.stream().map(round -> round.millis(page, 0.95)).toList();
            pages.put(page, Map.of("p50Millis", half, "p95Millis", most));
            table.append("| %s | %s | %s | %d |%n".formatted(
                    page, Spread.of(half, 0), Spread.of(most, 0), rounds.stream().mapToInt(round -> round.count(page)).sum()));
        }
        figures.put("pages", pages);
        Results.write("worklist-" + arguments.get("tenants") + "-tenants", figures,
                """
                # Lists and pages of cases: %d cases, %d tenants

                Measured %s on %s, load average %s. %s

                Through the gateway, half of it by somebody of the city and half by somebody of one of its districts. Median of the rounds (lowest–highest).

                | page | p50 ms | p95 ms | requests |
                |---|---|---|---|
                %s""".formatted(
                arguments.get("cases"), arguments.get("tenants"), clock.instant().toString().substring(0, 10),
                Machine.describe(deployment.postgresql()), Machine.load(), arguments.toMap(), table));
    }
}
