package huiyu.insurance.employer;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What employers are asked: a wage that is not declared is a question with a name, never a zero. An employer's own system
 * reads its questions and answers by declaring; nobody is named to it.
 */
@Component
public class WageQuestions {

    private static final int MOST_YEARS = 100;

    private final WageQuestionStore store;
    private final Employers employers;
    private final Clock clock;

    WageQuestions(WageQuestionStore store, Employers employers, Clock clock) {
        this.store = store;
        this.employers = employers;
        this.clock = clock;
    }

    /** Asks whoever employs the person on the day for the wage of the year before; nobody where it is declared. */
    public void ask(Tx tx, UUID personId, LocalDate day) {
        store.ask(tx, personId, day, day.getYear() - 1, clock.instant());
    }

    /** Nothing waits for an answer any more. */
    public void withdraw(Tx tx, UUID personId) {
        store.withdraw(tx, personId, clock.instant());
    }

    List<WageQuestion> list(Read read, String afterCode, int afterYear, int limit) {
        return store.list(read, Optional.empty(), afterCode, afterYear, limit);
    }

    /**
     * @throws huiyu.core.web.ProblemException 404 {@code employer-not-found}; 403 {@code not-own-employer} for another
     *     employer's system
     */
    List<WageQuestion> listOf(Read read, String creditCode, Actor actor) {
        return listOf(read, employers.getOwn(read, creditCode, actor));
    }

    /** What an employer has not answered. */
    List<WageQuestion> listOf(Read read, Employer employer) {
        return store.list(read, Optional.of(employer.id()), "", 0, MOST_YEARS);
    }
}
