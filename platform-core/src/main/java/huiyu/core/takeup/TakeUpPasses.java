package huiyu.core.takeup;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.policy.programme.Programme;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Goes through the children of a city, one chunk per transaction, each with its checkpoint: a city of a million takes long,
 * and no transaction does. What stopped goes on where it was.
 */
@Component
public class TakeUpPasses {

    private static final Logger log = LoggerFactory.getLogger(TakeUpPasses.class);
    private static final int ROUNDS = 20;

    /** How many children one transaction looks at. */
    static final int CHUNK = 500;

    private final TakeUpStore store;
    private final TakeUp takeUp;
    private final TenantTransaction transactions;
    private final PolicyBooks books;
    private final ProgrammeModules modules;
    private final Clock clock;

    TakeUpPasses(
            TakeUpStore store,
            TakeUp takeUp,
            TenantTransaction transactions,
            PolicyBooks books,
            ProgrammeModules modules,
            Clock clock) {
        this.store = store;
        this.takeUp = takeUp;
        this.transactions = transactions;
        this.books = books;
        this.modules = modules;
        this.clock = clock;
    }

    /** A pass for every programme for children that a city runs. */
    void beginEverywhere() {
        for (int city : store.listCities()) {
            try {
                transactions.execute(city, tx -> store.begin(tx, programmes(tx), clock.instant()));
            } catch (RuntimeException failure) {
                log.error("take-up of tenant {} was not begun", city, failure);
            }
        }
    }

    private List<String> programmes(Tx tx) {
        LocalDate today = LocalDate.now(clock);
        var served = modules.servedFamilies(tx, today);
        return books.bookFor(tx, today).listProgrammes().stream()
                .filter(programme -> programme.subject().equals("child") && served.test(programme.family()))
                .map(Programme::code)
                .toList();
    }

    /** @throws ProblemException 404 {@code programme-not-found}, {@code module-not-enabled} */
    void begin(Tx tx, String programme) {
        takeUp.requireProgramme(tx, programme);
        store.begin(tx, List.of(programme), clock.instant());
    }

    /** Some chunks of every pass that has work left; a failing one does not stop the others. */
    public void run() {
        for (TakeUpStore.Due due : store.listDue()) {
            try {
                boolean more = true;
                for (int round = 0; more && round < ROUNDS; round++) {
                    more = transactions.run(due.tenantId(), tx -> hasMoreAfterStep(tx, due.programme(), CHUNK));
                }
            } catch (ProblemException gone) {
                transactions.execute(due.tenantId(), tx -> store.forget(tx, due.programme()));
            } catch (RuntimeException failure) {
                log.error("take-up of {} in tenant {} stopped, to be tried again", due.programme(), due.tenantId(), failure);
            }
        }
    }

    boolean hasMoreAfterStep(Tx tx, String programme, int chunk) {
        TakeUpStore.Pass pass = store.lockPass(tx, programme).orElse(null);
        if (pass == null) {
            return false;
        }
        TakeUp.Page page = takeUp.page(tx, programme, true, pass.checkpoint(), chunk, Actor.system(tx.tenantId()));
        store.replace(tx, programme, pass.checkpoint(), page.last(), page.found());
        page.last().ifPresentOrElse(
                last -> store.advance(tx, programme, last), () -> store.complete(tx, programme, clock.instant()));
        return page.last().isPresent();
    }
}
