package huiyu.insurance.premium;

import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Channel;
import huiyu.core.db.Tx;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.policy.PolicyBooks;
import huiyu.policy.assessment.Verdict;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens the cases of premiums that the treasury pays. What could only be refused opens nothing; what is not known is asked. */
@Component
public class PremiumCases {

    private final PolicyBooks books;
    private final Assessor assessor;
    private final Decisions decisions;
    private final Cases cases;
    private final Clock clock;

    PremiumCases(PolicyBooks books, Assessor assessor, Decisions decisions, Cases cases, Clock clock) {
        this.books = books;
        this.assessor = assessor;
        this.decisions = decisions;
        this.cases = cases;
        this.clock = clock;
    }

    /** @param family of the programmes; @param on the day it counts as applied for */
    public void open(Tx tx, String family, UUID child, LocalDate on) {
        LocalDate today = LocalDate.now(clock);
        books.bookFor(tx, today).listProgrammes().stream()
                .filter(programme -> family.equals(programme.family()))
                .filter(programme -> decisions.findStanding(tx, child, programme.code()).isEmpty())
                .filter(programme -> mayGrant(tx, programme.code(), child, on, today))
                .forEach(programme -> cases.open(
                        tx,
                        new Cases.Opening(
                                programme.code(), child, CaseKind.FIRST, Channel.EVENT, Optional.empty(), Optional.empty(), on,
                                Optional.empty()),
                        Actor.system(tx.tenantId())));
    }

    private boolean mayGrant(Tx tx, String programme, UUID child, LocalDate on, LocalDate today) {
        return assessor.assess(tx, programme, List.of(Asking.asIfOn(child, on)), Optional.empty(), today).stream()
                .anyMatch(outcome -> outcome.refusal() != null
                        || outcome.assessed().assessment().verdict() != Verdict.REFUSED);
    }
}
