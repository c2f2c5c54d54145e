package huiyu.childcare.subsidy;

import huiyu.core.casework.CaseFile;
import huiyu.core.casework.Changes;
import huiyu.core.casework.OpenCases;
import huiyu.core.db.Read;
import huiyu.core.decision.Asking;
import huiyu.core.decision.Assessor;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.policy.EngineProblems;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether policy can answer for an institution at all: an amount that ended is told to whoever asks for it, not to a case later. */
@Component
class Payability {

    private final Assessor assessor;
    private final Decisions decisions;
    private final OpenCases cases;
    private final Changes changes;
    private final Clock clock;

    Payability(Assessor assessor, Decisions decisions, OpenCases cases, Changes changes, Clock clock) {
        this.assessor = assessor;
        this.decisions = decisions;
        this.cases = cases;
        this.changes = changes;
        this.clock = clock;
    }

    /** @throws ProblemException 422 naming the parameter and the rule, such as {@code parameter-ended} */
    void require(Read read, UUID file) {
        Stream.concat(
                        decisions.listStanding(read, file).stream().map(Decision::programme),
                        cases.listOf(read, List.of(file)).stream().map(CaseFile::programme))
                .distinct()
                .sorted()
                .forEach(programme -> require(read, file, programme));
    }

    void require(Read read, UUID file, String programme) {
        LocalDate today = LocalDate.now(clock);
        Assessor.Outcome outcome = assessor
                .assess(read, programme, List.of(Asking.asIfOn(file, today)), changes.findDistrict(read, file), today)
                .getFirst();
        if (outcome.refusal() != null) {
            throw EngineProblems.refusal(outcome.refusal());
        }
    }
}
