package huiyu.benchmarks.arithmetic;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.Spread;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.PolicyBook;
import huiyu.policy.PolicyEngine;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.pack.BookMaker;
import huiyu.policy.pack.PackLibrary;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
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
        List<Double> engine = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long exact = timed(this::bare, round == 0 ? null : bare);
            long decided = timed(this::decided, round == 0 ? null : engine);
            if (exact != decided) {
                throw new IllegalStateException("the engine gives " + decided + " fen, the rule " + exact);
            }
        }
        report(begun, engine, bare);
    }

    /** Child-months a second of one pass over all children; the warm-up is not kept. */
    private long timed(IntToLongFunction fenOf, List<Double> perSecond) {
        long begin = System.nanoTime();
        long fen = IntStream.range(0, children.count()).parallel().mapToLong(fenOf).sum();
        if (perSecond != null) {
            perSecond.add(children.count() * (double) MONTHS / ((System.nanoTime() - begin) / 1e9));
        }
        return fen;
    }

    private long decided(int child) {
        AssessmentRequest request = AssessmentRequest.of(PROGRAMME, LAST_DAY, children.facts(child))
                .withApplications(APPLIED).withUntil(LAST_DAY);
        long fen = 0;
        for (EntitlementSegment segment : PolicyEngine.assess(book, request).segments()) {
            fen += segment.total().fen();
        }
        return fen;
    }

    /** Born before 2025: 300 yuan for every month of 2025 up to the third birthday's. */
    private long bare(int child) {
        LocalDate birth = children.birth(child);
        int months = (birth.getYear() + AGE) * 12 + birth.getMonthValue() - 1 - LAST_DAY.getYear() * 12 + 1;
        return FEN_A_MONTH * Math.clamp(months, 0, MONTHS);
    }

    private void report(Instant begun, List<Double> engine, List<Double> bare) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "arithmetic");
        figures.put("begun", begun.toString());
        figures.put("machine", Machine.describe("not used"));
        figures.put("children", children.count());
        figures.put("engine, child-months a second", engine);
        figures.put("bare loop, child-months a second", bare);
        figures.put("loadAverage", Machine.load());
        String text = """
                # Policy arithmetic

                Measured %s on %s, load average %s

                The national subsidy of 2025 for %d children, %d rounds after a warm-up, every fen compared with the bare loop's.

                | way | child-months a second, median (lowest–highest) | assessments a second |
                |---|---|---|
                | the engine that decides, facts to segments | %s | %s |
                | a bare loop that knows this one rule | %s | |

                The engine reaches %.2f %% of the bare loop.
                """.formatted(begun.toString().substring(0, 10), Machine.describe("not used"), Machine.load(), children.count(), rounds,
                Spread.of(engine, 0), Spread.of(engine.stream().map(months -> months / MONTHS).toList(), 0), Spread.of(bare, 0),
                100 * Spread.median(engine) / Spread.median(bare));
        Results.write("arithmetic", figures, text);
    }
}
