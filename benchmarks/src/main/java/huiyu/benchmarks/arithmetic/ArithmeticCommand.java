package huiyu.benchmarks.arithmetic;

import huiyu.benchmarks.Arguments;
import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Results;
import huiyu.benchmarks.Spread;
import huiyu.kernel.identifier.DivisionCode;
import huiyu.policy.PolicyBook;
import huiyu.policy.PolicyEngine;
import huiyu.policy.PolicyEngine.Detail;
import huiyu.policy.Sitting;
import huiyu.policy.assessment.Answers;
import huiyu.policy.assessment.Application;
import huiyu.policy.assessment.AssessmentRequest;
import huiyu.policy.assessment.Assessment;
import huiyu.policy.assessment.EntitlementSegment;
import huiyu.policy.fact.FactPool;
import huiyu.policy.fact.FactTable;
import huiyu.policy.fact.Facts;
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
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    // without precedents, all of them would take minutes
    private static final int SAMPLE = 20;
    private static final int WARM_UP = 3;

    private final Children children;
    private final int rounds;
    private final PolicyBook book = BookMaker.book(PackLibrary.onClassPath().getChain(List.of("cn-national")), new DivisionCode("370100"));
    private final AssessmentRequest question = AssessmentRequest.of(PROGRAMME, LAST_DAY, Facts.of(Map.of())).withApplications(APPLIED).withUntil(LAST_DAY);
    private final AssessmentRequest[] requests;
    private FactTable table;
    private int afresh;
    private int segments;

    private ArithmeticCommand(int children, int rounds) {
        this.children = Children.make(children);
        this.rounds = rounds;
        this.requests = new AssessmentRequest[children];
    }

    public static void main(String[] arguments) {
        Map<String, Integer> defaults = new LinkedHashMap<>(Map.of("children", 1_000_000));
        defaults.put("rounds", 5);
        Arguments read = Arguments.read(arguments, defaults);
        new ArithmeticCommand(read.get("children"), read.get("rounds")).run(Clock.systemUTC().instant());
    }

    private void run(Instant begun) {
        Map<String, List<Double>> perSecond = new LinkedHashMap<>();
        int some = children.count() / SAMPLE;
        for (int round = 1 - WARM_UP; round <= rounds; round++) {
            Map<String, List<Double>> kept = round < 1 ? new LinkedHashMap<>() : perSecond;
            long exact = timed("a bare loop over arrays that knows this one rule", this::bare, children.count(), kept);
            timed("facts made of trees as the party room gathers them: objects", this::gather, children.count(), kept);
            timed("the same, put into columns, by one thread", this::tabulate, 1, children.count(), kept);
            require(exact, timed("the engine, for all, from objects: figures", this::together, children.count(), kept));
            require(exact, timed("the engine, for all, from columns: figures", this::byColumns, 1, children.count(), kept));
            long exactOfSome = bare(0, some);
            require(exactOfSome, timed("the engine, child by child: figures", (from, until) -> oneByOne(from, until, Detail.FIGURES), some, kept));
            require(exactOfSome, timed("the engine, child by child: explained", (from, until) -> oneByOne(from, until, Detail.EXPLAINED), some, kept));
        }
        report(begun, perSecond);
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

    /** Times one pass, a part for each processor. */
    private static long timed(String name, Way way, int count, Map<String, List<Double>> perSecond) {
        return timed(name, way, PROCESSORS, count, perSecond);
    }

    private static long timed(String name, Way way, int parts, int count, Map<String, List<Double>> perSecond) {
        // what one way leaves behind is not cleared away in another's time
        System.gc();
        long begin = System.nanoTime();
        long fen = IntStream.range(0, parts).parallel()
                .mapToLong(part -> way.fen((int) ((long) count * part / parts), (int) ((long) count * (part + 1) / parts)))
                .sum();
        perSecond.computeIfAbsent(name, any -> new ArrayList<>()).add(count * (double) MONTHS / ((System.nanoTime() - begin) / 1e9));
        return fen;
    }

    private long gather(int from, int until) {
        FactPool pool = new FactPool();
        for (int child = from; child < until; child++) {
            requests[child] = question.withFacts(pool.facts(children.facts(child)));
        }
        return 0;
    }

    /** Learns its precedents anew in every pass. */
    private long together(int from, int until) {
        Sitting sitting = new Sitting(book, Detail.FIGURES);
        long fen = 0;
        for (int child = from; child < until; child++) {
            fen += fen(sitting.assess(requests[child]).segments());
        }
        return fen;
    }

    private long tabulate(int from, int until) {
        table = new FactTable();
        for (int child = from; child < until; child++) {
            table.add(children.facts(child));
        }
        return 0;
    }

    /** As {@link #together}, everybody's facts read from columns; the engine itself works with all processors. */
    private long byColumns(int from, int until) {
        Answers answers = PolicyEngine.assessAll(book, question, table, Detail.FIGURES, PROCESSORS);
        afresh = answers.given().size();
        long[] fen = answers.given().stream().mapToLong(answer -> answer.total().fen()).toArray();
        int[] runs = answers.given().stream().map(Assessment::segments).mapToInt(List::size).toArray();
        long sum = 0;
        int ofAll = 0;
        for (int row = 0; row < answers.count(); row++) {
            sum += fen[answers.numberOf(row)];
            ofAll += runs[answers.numberOf(row)];
        }
        segments = ofAll;
        return sum;
    }

    private long oneByOne(int from, int until, Detail detail) {
        long fen = 0;
        for (int child = from; child < until; child++) {
            fen += fen(PolicyEngine.assess(book, requests[child], detail).segments());
        }
        return fen;
    }

    private static long fen(List<EntitlementSegment> segments) {
        long fen = 0;
        for (EntitlementSegment segment : segments) {
            fen += segment.total().fen();
        }
        return fen;
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

    private void report(Instant begun, Map<String, List<Double>> perSecond) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "arithmetic");
        figures.put("begun", begun.toString());
        figures.put("machine", Machine.describe("not used"));
        figures.put("children", children.count());
        figures.put("assessedAfreshInTheSet", afresh);
        figures.put("segments", segments);
        figures.put("childMonthsPerSecond", perSecond);
        figures.put("loadAverage", Machine.load());
        double ceiling = Spread.median(perSecond.values().iterator().next());
        StringBuilder rows = new StringBuilder();
        perSecond.forEach((way, all) -> rows.append("| %s | %s | %.2f %% |%n".formatted(way, Spread.of(all, 0), 100 * Spread.median(all) / ceiling)));
        Results.write("arithmetic", figures,
                """
                # Policy arithmetic

                Measured %s on %s, load average %s

                The national subsidy of 2025 of %d children, %d months each, facts to segments; every round's sum equals the bare loop's to the fen. \
                %d rounds after %d to warm up; child by child: a %dth of them. For all, the engine answers who is alike in everything the rules looked \
                at from a precedent: %d were assessed afresh in each round, and %d segments given. Facts are made beforehand, as objects or in \
                columns; what that takes stands beside it.

                | way | child-months a second, median (lowest–highest) | share of the bare loop |
                |---|---|---|
                %s""".formatted(begun.toString().substring(0, 10), Machine.describe("not used"), Machine.load(), children.count(), MONTHS,
                        rounds, WARM_UP, SAMPLE, afresh, segments, rows));
    }
}
