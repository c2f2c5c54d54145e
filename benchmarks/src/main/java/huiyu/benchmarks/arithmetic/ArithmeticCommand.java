package huiyu.benchmarks.arithmetic;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.Spread;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.PolicyBook;
import huiyu.policy.PolicyEngine;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.pack.BookMaker;
import huiyu.policy.pack.PackLibrary;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The national subsidy of a whole year for many children, by the engine that decides it, on all processors: facts in,
 * segments out, summed to the fen. Beside it, as the ceiling, a bare loop over primitive arrays that knows this one rule.
 */
public final class ArithmeticCommand {

    private static final String PROGRAMME = "cn-childcare-subsidy";
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);
    private static final List<Application> APPLIED = List.of(Application.on(LocalDate.of(2025, 9, 1)));
    private static final int MONTHS = 12;
    private static final long FEN_A_MONTH = 30_000;
    private static final int AGE = 3;
    // asked one by one, all of them would take minutes
    private static final int SAMPLE = 20;

    private final Children children;
    private final int rounds;
    private final PolicyBook book = BookMaker.book(PackLibrary.onClassPath().getChain(List.of("cn-national")), new DivisionCode("370100"));

    private ArithmeticCommand(int children, int rounds) {
        this.children = Children.make(children);
        this.rounds = rounds;
    }

    public static void main(String[] arguments) {
        Map<String, Integer> defaults = new LinkedHashMap<>(Map.of("children", 1_000_000));
        defaults.put("rounds", 5);
        Arguments read = Arguments.read(arguments, defaults);
        new ArithmeticCommand(read.get("children"), read.get("rounds")).run(Clock.systemUTC().instant());
    }

    private void run(Instant begun) {
        List<Double> set = new ArrayList<>();
        List<Double> single = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long exact = timed(this::bare, children.count(), round == 0 ? null : bare);
            require(exact, timed(this::together, children.count(), round == 0 ? null : set));
            int some = children.count() / SAMPLE;
            require(bare(0, some), timed(this::oneByOne, some, round == 0 ? null : single));
        }
        report(begun, set, single, bare);
    }

    private static void require(long exact, long decided) {
        if (exact != decided) {
            throw new IllegalStateException("the engine gives " + decided + " fen, the rule " + exact);
        }
    }

    /** The fen of some children, from the first to the one before the last. */
    @FunctionalInterface
    private interface Way {
        long fen(int from, int until);
    }

    /** Child-months a second of one pass, a part for each processor; the warm-up is not kept. */
    private long timed(Way way, int count, List<Double> perSecond) {
        int parts = Runtime.getRuntime().availableProcessors();
        long begin = System.nanoTime();
        long fen = IntStream.range(0, parts).parallel()
                .mapToLong(part -> way.fen((int) ((long) count * part / parts), (int) ((long) count * (part + 1) / parts)))
                .sum();
        if (perSecond != null) {
            perSecond.add(count * (double) MONTHS / ((System.nanoTime() - begin) / 1e9));
        }
        return fen;
    }

    private AssessmentRequest request(int child) {
        return AssessmentRequest.of(PROGRAMME, LAST_DAY, children.facts(child)).withApplications(APPLIED).withUntil(LAST_DAY);
    }

    private long together(int from, int until) {
        return PolicyEngine.assessAll(book, IntStream.range(from, until).mapToObj(this::request).toList()).stream()
                .mapToLong(ArithmeticCommand::fen)
                .sum();
    }

    private long oneByOne(int from, int until) {
        return IntStream.range(from, until).mapToLong(child -> fen(PolicyEngine.assess(book, request(child)))).sum();
    }

    private static long fen(Assessment assessment) {
        return assessment.segments().stream().mapToLong(segment -> segment.total().fen()).sum();
    }

    private long bare(int from, int until) {
        long fen = 0;
        for (int child = from; child < until; child++) {
            fen += bare(child);
        }
        return fen;
    }

    /** Born before 2025: 300 yuan for every month of 2025 up to the third birthday's. */
    private long bare(int child) {
        LocalDate birth = children.birth(child);
        int months = (birth.getYear() + AGE) * 12 + birth.getMonthValue() - 1 - LAST_DAY.getYear() * 12 + 1;
        return FEN_A_MONTH * Math.clamp(months, 0, MONTHS);
    }

    private void report(Instant begun, List<Double> set, List<Double> single, List<Double> bare) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "arithmetic");
        figures.put("begun", begun.toString());
        figures.put("machine", Machine.describe("not used"));
        figures.put("children", children.count());
        figures.put("as a set, child-months a second", set);
        figures.put("one by one, child-months a second", single);
        figures.put("bare loop, child-months a second", bare);
        figures.put("loadAverage", Machine.load());
        Results.write("arithmetic", figures,
                """
                # Policy arithmetic

                Measured %s on %s, load average %s

                The national subsidy of 2025, facts to segments, summed and compared to the fen with the bare loop; %d children (one by one: a \
                %dth of them), %d rounds after a warm-up.

                | way | child-months a second, median (lowest–highest) | share of the bare loop |
                |---|---|---|
                | the engine, asked for all: who is alike is assessed once | %s | %.2f %% |
                | the engine, child by child, with findings, reasons and trace | %s | %.2f %% |
                | a bare loop over arrays that knows this one rule | %s | |
                """.formatted(begun.toString().substring(0, 10), Machine.describe("not used"), Machine.load(), children.count(), SAMPLE, rounds,
                        Spread.of(set, 0), 100 * Spread.median(set) / Spread.median(bare),
                        Spread.of(single, 0), 100 * Spread.median(single) / Spread.median(bare), Spread.of(bare, 0)));
    }
}
