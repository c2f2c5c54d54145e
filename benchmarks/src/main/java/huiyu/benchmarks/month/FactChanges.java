package huiyu.benchmarks.month;

import huiyu.benchmarks.Api;
import huiyu.benchmarks.Progress;
import huiyu.benchmarks.Tokens;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;

/**
 * Some children's facts turn out to be otherwise, as caseworkers record them one by one; the platform looks at each again by
 * itself. Of two children, one turns out to be its mother's first, so that nothing was due and what was paid is asked back;
 * the other was born while the family lived on allowance, so that more is due from the first month on.
 */
final class FactChanges {

    private static final int CALLERS = 4;
    private static final int POLL_MILLIS = 250;
    private static final int MOST_POLLS_WITHOUT_ANY = 240;

    /**
     * Seconds since the first fact was sent.
     *
     * @param recorded until the last fact was on record
     * @param decided until the last was looked at again and decided: the event is done in the transaction of the decision
     * @param followed until everything that follows was done: recovery cases, letters
     */
    record Timed(int children, double recorded, double decided, double followed) {}

    private record Change(UUID child, boolean firstBorn) {}

    private final DSLContext owner;
    private final String platform;
    private final Tokens tokens;
    private final LocalDate born;

    /** @param platform its address @param born on which day all children were */
    FactChanges(DSLContext owner, String platform, Tokens tokens, LocalDate born) {
        this.owner = owner;
        this.platform = platform;
        this.tokens = tokens;
        this.born = born;
    }

    /** @param percent of the children of each city */
    Timed make(List<MonthCity> cities, int percent) throws Exception {
        owner.execute(
                """
                create table bench.changed as
                select tenant_id, subject_id, n / (100 / ?) % 2 = 0 as first_born
                  from (select tenant_id, subject_id, row_number() over (partition by tenant_id order by subject_id) as n
                          from core.decision where programme = ?) d
                 where n % (100 / ?) = 0""",
                percent, MonthCity.PROGRAMME, percent);
        owner.execute("alter table bench.changed add primary key (tenant_id, subject_id)");
        long begun = System.nanoTime();
        int children = send(cities);
        double recorded = since(begun);
        Progress.say("facts of %d children on record after %.1f s", children, recorded);
        double decided = awaitNothing(
                begun, "decided anew", "select count(*) from core.outbox_event where done_at is null and kind = 'fact.recorded'");
        double followed = awaitNothing(begun, "followed up", "select count(*) from core.outbox_event where done_at is null");
        return new Timed(children, recorded, decided, followed);
    }

    private int send(List<MonthCity> cities) throws Exception {
        List<Callable<Integer>> work = new ArrayList<>();
        for (MonthCity city : cities) {
            Api files = new Api(platform, tokens.ofPerson(city.caseworker()));
            List<Change> changes = owner.fetch("select subject_id, first_born from bench.changed where tenant_id = ? order by 1", city.tenantId())
                    .map(row -> new Change(row.get("subject_id", UUID.class), row.get("first_born", Boolean.class)));
            work.add(() -> {
                for (Change change : changes) {
                    files.done("POST", "/people/" + change.child() + "/facts", fact(change));
                }
                return changes.size();
            });
        }
        int sent = 0;
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            for (Future<Integer> ofCity : callers.invokeAll(work)) {
                sent += ofCity.get();
            }
        }
        return sent;
    }

    private String fact(Change change) {
        return change.firstBorn()
                ? "{\"source\": \"health\", \"facts\": [{\"attribute\": \"birth_order\", \"value\": 1}]}"
                : """
                  {"source": "civil-affairs", "facts": [{"attribute": "family.status.dibao", "value": true, "validFrom": "%s"}]}"""
                        .formatted(born);
    }

    /** Seconds since the beginning when nothing was left. @throws IllegalStateException when for long it does not get less */
    private double awaitNothing(long begun, String what, String left) throws InterruptedException {
        long before = Long.MAX_VALUE;
        int polls = 0;
        for (long now = count(left); now > 0; now = count(left)) {
            polls = now < before ? 0 : polls + 1;
            if (polls > MOST_POLLS_WITHOUT_ANY) {
                throw new IllegalStateException(now + " are not " + what + " and it does not go on");
            }
            before = Math.min(before, now);
            Thread.sleep(POLL_MILLIS);
        }
        Progress.say("%s after %.1f s", what, since(begun));
        return since(begun);
    }

    private long count(String sql) {
        return owner.fetchSingle(sql).get(0, Long.class);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
