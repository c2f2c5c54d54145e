package huiyu.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** What was measured, as a table for people and as JSON for machines; and whether the books balance afterwards. */
final class Report {

    /** What a reader must know to judge the figures. */
    private static final List<String> CONDITIONS = List.of(
            "Database, platform, gateway and callers share the processors named above; fsync, audit trail, row-level security and idempotency are on.",
            "Tokens are signed by an issuer of the benchmark (RS256) whose keys the platform and the gateway fetch and check as they do Keycloak's; Keycloak itself does not run.",
            "Persons, enrolments and funds are set down by SQL; the settlement reads them as its own. Part-used years are the counters that two bills really settled left behind, copied to everybody; afterwards every counter is checked against the settlements.",
            "pgbench drives the product's own statements with stored bills of the load, without rules, HTTP, tokens or the events that follow a bill.");
    private final Options options;
    private final DSLContext owner;
    private final Instant begun;
    private final Map<String, List<Round>> ways = new LinkedHashMap<>();
    private List<Long> warmUp = List.of();
    private Map<String, Object> mix = Map.of();
    private Map<String, Long> faults = Map.of();
    private List<Double> ceiling = List.of();

    Report(Options options, DSLContext owner, Instant begun) {
        this.options = options;
        this.owner = owner;
        this.begun = begun;
    }

    void add(String way, Round round) {
        ways.computeIfAbsent(way, any -> new ArrayList<>()).add(round);
    }

    /** @param perSecond of each slice of the warm-up */
    void warmUp(List<Long> perSecond) {
        warmUp = perSecond;
    }

    /** Looks at the books after the load, before pgbench writes its copies. */
    void check() {
        Books books = new Books(owner);
        mix = books.mix();
        faults = books.faults();
    }

    /** @param perSecond of each round; empty when there is no pgbench on this machine */
    void ceiling(List<Double> perSecond) {
        ceiling = perSecond;
    }

    void print() {
        Results.write("settlement-" + options.cities() + "-cities", figures(), table());
        if (faults.values().stream().anyMatch(count -> count > 0)) {
            throw new IllegalStateException("the books do not balance: " + faults);
        }
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "settlement");
        figures.put("begun", begun.toString());
        figures.put("machine", Machine.describe(postgresql()));
        figures.put("options", Map.of(
                "people", options.people(), "cities", options.cities(), "callers", options.callers(), "jobs", options.jobs()));
        figures.put("conditions", CONDITIONS);
        figures.put("bills a second while warming up, each 20 s", warmUp);
        ways.forEach((way, rounds) -> figures.put(way, rounds.stream().map(Round::toMap).toList()));
        figures.put("pgbench, same statements, per second", ceiling.isEmpty() ? "no pgbench on this machine" : ceiling);
        figures.put("mix", mix);
        figures.put("faults", faults);
        return figures;
    }

    private String postgresql() {
        return owner.fetchSingle("show server_version").get(0, String.class) + ", fsync " + owner.fetchSingle("show fsync").get(0);
    }

    private String table() {
        StringBuilder text = new StringBuilder("# Settlement of bills\n\n");
        text.append("Measured ").append(begun.toString(), 0, 10).append(" on ").append(Machine.describe(postgresql())).append("\n\n");
        text.append(options.people()).append(" insured persons in ").append(options.cities()).append(" cities, ")
                .append(options.callers()).append(" callers, ").append(options.seconds()).append(" s a round, jobs ")
                .append(options.jobs() ? "on" : "off").append(". Median of the rounds (lowest–highest).\n\n");
        text.append("| way | bills/s | p50 ms | p95 ms | p99 ms | errors | share of pgbench |\n|---|---|---|---|---|---|---|\n");
        ways.forEach((way, rounds) -> text.append(row(way, rounds)));
        text.append("| pgbench, same statements | ").append(ceiling.isEmpty() ? "no pgbench here" : Spread.of(ceiling, 0))
                .append(" | | | | | |\n\n");
        text.append("Processor milliseconds a bill, by part: ").append(String.join("; ", ways.entrySet().stream()
                .map(way -> way.getKey() + " " + way.getValue().getLast().cpuMillis()).toList())).append("\n\n");
        text.append("Mix: ").append(mix).append("\n\nFaults found in the books afterwards: ").append(faults).append("\n\n");
        text.append("Warming up, bills/s of each " + WarmUp.SLICE_SECONDS + " s until five differ by less than 5 %: ").append(warmUp).append("\n\n");
        CONDITIONS.forEach(condition -> text.append("- ").append(condition).append("\n"));
        return text.append("\nLoad average of the machine at the end of each round: ").append(ways.values().stream()
                .flatMap(List::stream).map(Round::load).toList()).append("\n").toString();
    }

    private String row(String way, List<Round> rounds) {
        List<Double> perSecond = rounds.stream().map(round -> round.result().perSecond()).toList();
        String share = ceiling.isEmpty() ? "" : Math.round(100 * Spread.median(perSecond) / Spread.median(ceiling)) + " %";
        return "| %s | %s | %s | %s | %s | %d | %s |\n".formatted(
                way, Spread.of(perSecond, 0), millis(rounds, 0.50), millis(rounds, 0.95), millis(rounds, 0.99),
                rounds.stream().mapToLong(round -> round.result().errors()).sum(), share);
    }

    private static String millis(List<Round> rounds, double quantile) {
        return Spread.of(rounds.stream().map(round -> round.result().millis(quantile)).toList(), 1);
    }
}
