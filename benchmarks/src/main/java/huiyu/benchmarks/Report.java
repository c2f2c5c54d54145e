package huiyu.benchmarks;

import huiyu.benchmarks.Load.Result;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, as a table for people and as JSON for machines; with what was in the database afterwards. */
final class Report {

    private final Result result;
    private final Optional<Double> ceiling;
    private final DSLContext owner;
    private final int callers;
    private final int people;
    private final int cities;
    private final LocalDate day;

    Report(Result result, Optional<Double> ceiling, DSLContext owner, int callers, int people, int cities, LocalDate day) {
        this.result = result;
        this.ceiling = ceiling;
        this.owner = owner;
        this.callers = callers;
        this.people = people;
        this.cities = cities;
        this.day = day;
    }

    void print() throws Exception {
        Map<String, Object> figures = figures();
        figures.forEach((name, value) -> System.out.printf("  %-44s %s%n", name, value));
        if (!result.firstError().isEmpty()) {
            System.out.println("  first error: " + result.firstError());
        }
        Path file = Path.of("benchmarks/target/settlement.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(figures));
        System.out.println("  " + file);
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("day", day.toString());
        figures.put("machine", ManagementFactory.getOperatingSystemMXBean().getAvailableProcessors() + " cores, load average "
                + Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 10) / 10.0 + ", Java " + Runtime.version());
        figures.put("way", "direct HTTP to the platform, signed tokens; database fsync on, audit, idempotency and RLS on");
        figures.put("insured people / cities / callers", people + " / " + cities + " / " + callers);
        figures.put("settlements", result.settled());
        figures.put("reversals", result.reversed());
        figures.put("errors", result.errors());
        figures.put("seconds", Math.round(result.seconds() * 10) / 10.0);
        figures.put("per second", Math.round(result.perSecond()));
        figures.put("p50 ms", result.millis(0.50));
        figures.put("p95 ms", result.millis(0.95));
        figures.put("p99 ms", result.millis(0.99));
        figures.put("pgbench, same statements, per second", ceiling.<Object>map(Math::round).orElse("not measured: no pgbench on this machine"));
        ceiling.ifPresent(tps -> figures.put("share of the pgbench ceiling %", Math.round(100 * result.perSecond() / tps)));
        figures.put("share with critical illness paid %", share("critical"));
        figures.put("share with assistance paid %", share("assistance"));
        figures.put("bills whose layers and patient do not sum", count(
                "select count(*) from insurance.settlement where core.sum_of(layer_fen) + patient_fen <> total_fen"));
        figures.put("funds whose slices differ from their postings", count(
                """
                select count(*) from core.fund f
                 where (select sum(s.ordered_fen) from core.fund_slice s where s.tenant_id = f.tenant_id and s.fund_id = f.id)
                    <> (select coalesce(sum(p.amount_fen), 0) from core.fund_posting p
                         where p.tenant_id = f.tenant_id and p.fund_id = f.id and p.account = 'ordered')"""));
        return figures;
    }

    private long share(String layer) {
        return count(
                """
                select round(100.0 * count(*) filter (where coalesce(layer_fen[array_position(layers, '%s')], 0) > 0) / greatest(count(*), 1))
                  from insurance.settlement where state = 'settled' and bill_number like 'B%%'""".formatted(layer));
    }

    private long count(String sql) {
        return owner.fetchSingle(sql).get(0, Long.class);
    }
}
