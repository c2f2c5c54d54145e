package huiyu.benchmarks;

import huiyu.benchmarks.Load.Result;
import huiyu.benchmarks.Province.City;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Settlement under load: a durable PostgreSQL, the platform and the gateway as processes of their own, insured people with
 * part-used years, callers with signed tokens. Database, platform, gateway and callers share this machine. Measured
 * through the gateway, straight to the platform, and as the same statements driven by pgbench, in one run.
 */
public final class SettlementBenchCommand {

    private final Options options;
    private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));

    private SettlementBenchCommand(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        for (Options options : Options.read(arguments)) {
            new SettlementBenchCommand(options).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        try (Tokens tokens = new Tokens(clock); Deployment deployment = Deployment.create(tokens, options.jobs())) {
            Progress.say("%d cities, %d insured people", options.cities(), options.people());
            List<City> cities = fill(deployment, tokens);
            deployment.open();
            measure(deployment, tokens, cities);
        }
    }

    private List<City> fill(Deployment deployment, Tokens tokens) throws Exception {
        try (ConfigurableApplicationContext platform = deployment.inside()) {
            return new Filling(deployment, tokens, platform).fill(options.cities(), options.people());
        }
    }

    private void measure(Deployment deployment, Tokens tokens, List<City> cities) throws Exception {
        Report report = new Report(options, deployment.owner(), clock.instant());
        Load load = new Load(cities);
        List<Api> gateway = hospitals(deployment.gateway(), tokens, cities);
        List<Api> direct = hospitals(deployment.direct(), tokens, cities);
        Progress.say("warming up");
        report.warmUp(new WarmUp(load, options.callers()).run(gateway, direct));
        for (int round = 1; round <= options.rounds(); round++) {
            report.add("through the gateway", round(load, gateway, deployment.cpu(), round * 1_000));
            report.add("straight to the platform", round(load, direct, deployment.cpu(), round * 2_000));
        }
        report.check();
        Progress.say("the same statements by pgbench");
        report.ceiling(new PgbenchCeiling(deployment.owner(), deployment.databasePort(), Deployment.APP_PASSWORD)
                .run(options.callers(), options.seconds(), options.rounds()));
        report.print();
    }

    private Round round(Load load, List<Api> hospitals, CpuClock cpu, long seed) throws Exception {
        Map<String, Long> before = cpu.read();
        Result result = load.run(hospitals, options.callers(), options.seconds(), seed);
        Round round = new Round(result, CpuClock.each(before, cpu.read(), result.settled() + result.reversed()), Machine.load());
        Progress.say("%s", round);
        return round;
    }

    private static List<Api> hospitals(String base, Tokens tokens, List<City> cities) throws Exception {
        List<Api> hospitals = new ArrayList<>();
        for (City city : cities) {
            hospitals.add(new Api(base, tokens.ofClient(city.client())));
        }
        return hospitals;
    }
}
