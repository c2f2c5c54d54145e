package huiyu.benchmarks.month;

import huiyu.benchmarks.Machine;
import huiyu.benchmarks.Results;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was measured, as a table and as JSON.
 *
 * @param lines that the runs made
 * @param ceilingOfLines seconds of one hand-written statement for orders and lines
 * @param ceilingOfAll seconds of hand-written statements for every row that a run leaves
 * @param memory of the platform at most, in MiB
 * @param faults what was counted afterwards
 */
record MonthReport(
        Map<String, Integer> arguments, String postgresql, Instant ended, FactChanges.Timed changes, long lines, MonthRun.Timed paid,
        double ceilingOfLines, double ceilingOfAll, long memory, Map<String, Long> faults) {

    boolean isFaultless() {
        return faults.values().stream().allMatch(count -> count == 0);
    }

    void write() {
        Results.write("month", figures(), text());
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "month");
        figures.put("ended", ended.toString());
        figures.put("machine", Machine.describe(postgresql));
        figures.put("arguments", arguments);
        figures.put("decidedAnew", changes.children());
        figures.put("secondsUntilFactsRecorded", changes.recorded());
        figures.put("secondsUntilDecided", changes.decided());
        figures.put("secondsUntilFollowedUp", changes.followed());
        figures.put("lines", lines);
        figures.put("seconds", paid.seconds());
        figures.put("secondsAwayAfterKills", paid.away());
        figures.put("ceilingSecondsOfOrdersAndLines", ceilingOfLines);
        figures.put("ceilingSecondsOfEveryRow", ceilingOfAll);
        figures.put("peakMemoryMiB", memory);
        figures.put("faults", faults);
        figures.put("loadAverage", Machine.load());
        return figures;
    }

    private String text() {
        double seconds = paid.seconds() - paid.away();
        return """
                # A month: decided anew, and paid

                Measured %s on %s, load average %s. %s

                | payments | seconds | lines a second |
                |---|---|---|
                | the platform, from the officers' click to the last committed line, without the %.1f s it was away | %.1f | %.0f |
                | one hand-written INSERT … SELECT of orders and lines, one connection, no foreign keys | %.1f | %.0f |
                | hand-written statements for every row the run leaves, two connections, foreign keys | %.1f | %.0f |

                %d lines. The platform, which serves two cities at once, takes %.1f times as long as the first and %.1f times as long as the \
                second. What it does besides: reads what was ordered before, opens each account and seals it again for its line, looks for \
                set-offs, keeps to what each fund has, commits with a checkpoint every so many children, all behind row-level security. Killed \
                %d times while it paid, it went on by itself. Its memory at most: %d MiB.

                | decisions made anew, before the payments | seconds | a second |
                |---|---|---|
                | facts of %d children recorded, one request each | %.1f | %.0f |
                | all looked at again and decided, counted from the first request | %.1f | %.0f |
                | what follows done too: what was overpaid asked back, letters queued | %.1f | %.0f |

                What is in: the programme is Jinan's of the shipped pack. One family of each city was granted it and paid by the platform a month \
                ago; the others are copies of it with ids, numbers, claims and encrypted accounts of their own, whose facts, cases and frozen \
                decisions the platform reads like any other. The cities' policy asks for no review, so that what changed is decided by rule. \
                Half of the changed children turn out to be first-born (refused anew, last month is asked back), the others to be born on \
                allowance (a third more, from last month on, paid in this run). What is not in: the bank, a review by people, and in \
                the copies the policy that each decision freezes, 12 kB which only a replay reads. Payments and decisions do not run at the same time.

                Found afterwards: %s
                """.formatted(
                ended.toString().substring(0, 10), Machine.describe(postgresql), Machine.load(), arguments,
                paid.away(), seconds, lines / seconds, ceilingOfLines, lines / ceilingOfLines, ceilingOfAll, lines / ceilingOfAll,
                lines, seconds / ceilingOfLines, seconds / ceilingOfAll, arguments.get("kills"), memory,
                changes.children(), changes.recorded(), changes.children() / changes.recorded(),
                changes.decided(), changes.children() / changes.decided(),
                changes.followed(), changes.children() / changes.followed(), faults);
    }
}
