package huiyu.core.recovery;

import huiyu.core.db.Read;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.web.ProblemException;
import huiyu.kernel.money.Rate;
import huiyu.policy.parameter.ParameterBook;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The limit, by the tenant's policy. */
@Component
class PolicySetOffLimit implements SetOffLimit {

    private static final String PARAMETER = "recovery.set_off_max_share";

    private final PolicyBooks books;
    private final Clock clock;

    PolicySetOffLimit(PolicyBooks books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /** @throws ProblemException 409 {@code parameter-not-configured} if policy says nothing: unknown is not "all" */
    @Override
    public Rate mostShare(Read read) {
        LocalDate today = LocalDate.now(clock);
        ParameterBook parameters = books.bookFor(read, today).parameters();
        if (parameters.find(PARAMETER).isEmpty()) {
            throw ProblemException.conflict("parameter-not-configured", Map.of("parameter", PARAMETER));
        }
        return Rate.of(String.valueOf(parameters.getOn(PARAMETER, today).raw()));
    }
}
