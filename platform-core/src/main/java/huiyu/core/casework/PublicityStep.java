package huiyu.core.casework;

import huiyu.core.casework.CaseFile.Progress;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.terms.CasePolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** 公示: where the tenant's policy says so, a grant is public for some days before it is decided. */
@Component
class PublicityStep implements FlowStep {

    static final String NAME = "publicity";

    private final CasePolicy policy;
    private final CaseStepStore steps;
    private final Clock clock;

    PublicityStep(CasePolicy policy, CaseStepStore steps, Clock clock) {
        this.policy = policy;
        this.steps = steps;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepResult perform(Tx tx, CaseFile file, Actor actor) {
        boolean granted = file.assessed().orElseThrow().verdict().equals("GRANTED");
        if (!granted || file.chain().publicityDays() == 0) {
            return new StepResult.Onward(file);
        }
        LocalDate today = LocalDate.now(clock);
        CaseFile publicised = file.progress().publicisedUntil().isPresent() ? file : start(tx, file, today, actor);
        boolean over = today.isAfter(publicised.progress().publicisedUntil().orElseThrow());
        return over
                ? new StepResult.Onward(publicised)
                : new StepResult.Waits(publicised.at(CaseStatus.PUBLICISED));
    }

    private CaseFile start(Tx tx, CaseFile file, LocalDate today, Actor actor) {
        int days = file.chain().publicityDays();
        LocalDate until = file.chain().publicityInWorkingDays()
                ? policy.clock(tx, today).dueAfter(today, days).on()
                : today.plusDays(days);
        steps.append(tx, file.id(), CaseStep.of(
                NAME, CaseStep.Verdict.PUBLICISED, actor, Optional.of(until.toString()), clock.instant()));
        Progress progress = file.progress();
        return file.with(new Progress(progress.status(), NAME, progress.reviewLevel(), Optional.of(until)));
    }
}
