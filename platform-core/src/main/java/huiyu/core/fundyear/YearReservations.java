package huiyu.core.fundyear;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.decision.StandingDecisions;
import huiyu.core.decision.StandingDecisions.Standing;
import huiyu.core.fund.Commitment;
import huiyu.core.fund.Funds;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Binds the funds of the running year to what standing decisions have falling due in it, the earliest decision first, a
 * chunk per transaction. A pass that found a fund short or missing begins again the next night, until there is money.
 */
@Component
public class YearReservations {

    private static final Logger log = LoggerFactory.getLogger(YearReservations.class);
    private static final int CHUNK = 200;

    private final YearPassStore store;
    private final StandingDecisions decisions;
    private final Funds funds;
    private final TenantTransaction transactions;
    private final Clock clock;

    YearReservations(
            YearPassStore store,
            StandingDecisions decisions,
            Funds funds,
            TenantTransaction transactions,
            Clock clock) {
        this.store = store;
        this.decisions = decisions;
        this.funds = funds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every programme of every tenant that has funds of the running year and is not wholly bound. */
    public void run() {
        int year = LocalDate.now(clock).getYear();
        for (YearPassStore.Due due : store.listDue(year)) {
            try {
                transactions.execute(due.tenantId(), tx -> store.begin(tx, year, due.programme(), clock.instant()));
                boolean more = true;
                while (more) {
                    more = transactions.run(due.tenantId(), tx -> hasMoreAfterStep(tx, year, due.programme()));
                }
            } catch (RuntimeException failure) {
                log.error("funds of {} for {} in tenant {} stopped, to be tried again", year, due.programme(), due.tenantId(), failure);
            }
        }
    }

    private boolean hasMoreAfterStep(Tx tx, int year, String programme) {
        YearPass pass = store.lock(tx, year, programme).orElse(null);
        if (pass == null) {
            return false;
        }
        List<Standing> page = decisions.list(tx, List.of(programme), pass.checkpoint(), CHUNK);
        store.save(tx, page.isEmpty() ? pass.completed(clock.instant()) : reserved(tx, pass, page));
        return !page.isEmpty();
    }

    /** Each by itself: one for whom the fund is short is counted, and stops nobody else. */
    private YearPass reserved(Tx tx, YearPass pass, List<Standing> page) {
        long reserved = 0;
        int missed = 0;
        Optional<String> why = Optional.empty();
        for (Standing standing : page) {
            long[] bound = new long[1];
            Optional<ProblemException> problem = transactions.attempt(
                    tx, ProblemException.class,
                    () -> bound[0] = funds.reserveYear(tx, commitment(standing), pass.fiscalYear(), "system").fen());
            reserved += bound[0];
            missed += problem.isPresent() ? 1 : 0;
            if (problem.isPresent()) {
                why = problem.map(ProblemException::code);
            }
        }
        return pass.after(page.getLast().id(), page.size(), reserved, missed, why);
    }

    private static Commitment commitment(Standing standing) {
        return new Commitment(
                standing.id(), standing.asking().subjectId(), standing.programme(), standing.assessment().segments());
    }
}
