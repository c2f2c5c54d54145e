package huiyu.benchmarks.month;

import huiyu.benchmarks.Api;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Progress;
import huiyu.benchmarks.Tokens;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jooq.DSLContext;

/** The run of a month, all cities at once as their finance officers start it; the platform is killed in the middle on request. */
final class MonthRun {

    private static final int POLL_MILLIS = 200;
    private static final int POLLS_BETWEEN_WORDS = 150;

    /**
     * @param seconds from the first officer's click to the last city's last committed line
     * @param away of these, from each kill until the next children were paid
     */
    record Timed(double seconds, double away) {}

    private final Deployment deployment;
    private final DSLContext owner;
    private final LocalDate month;

    MonthRun(Deployment deployment, LocalDate month) {
        this.deployment = deployment;
        this.owner = deployment.owner();
        this.month = month;
    }

    /** @param children of all cities */
    Timed pay(Tokens tokens, List<MonthCity> cities, int children, int kills) throws Exception {
        long begun = System.nanoTime();
        for (MonthCity city : cities) {
            new Api(deployment.direct(), tokens.ofPerson(city.officer())).done("POST", "/payment-runs", "{\"month\": \"" + YearMonth.from(month) + "\"}");
        }
        int killed = 0;
        double away = 0;
        for (int polls = 1; isRunning(); polls++) {
            if (killed < kills && done() * (kills + 1) > (long) children * (killed + 1)) {
                away += kill();
                killed++;
            }
            if (polls % POLLS_BETWEEN_WORDS == 0) {
                Progress.say("%d of %d children after %.0f s", done(), children, since(begun));
            }
            Thread.sleep(POLL_MILLIS);
        }
        return new Timed(since(begun), away);
    }

    /** Seconds until it goes on paying. */
    private double kill() throws Exception {
        long begun = System.nanoTime();
        long before = done();
        deployment.crashes().get("platform 1").run();
        while (isRunning() && done() <= before) {
            Thread.sleep(POLL_MILLIS);
        }
        Progress.say("platform killed after %d children, goes on after %.1f s", before, since(begun));
        return since(begun);
    }

    /** How many lines the runs made. */
    long lines() {
        return owner.fetchSingle("select coalesce(sum(lines_made), 0) from core.payment_run where month = ?", month).get(0, Long.class);
    }

    private boolean isRunning() {
        return owner.fetchSingle("select exists (select from core.payment_run where status = 'running')").get(0, Boolean.class);
    }

    private long done() {
        return owner.fetchSingle("select coalesce(sum(children_done), 0) from core.payment_run where month = ?", month).get(0, Long.class);
    }

    private static double since(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
