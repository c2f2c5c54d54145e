package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.terms.CasePolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The way of every case, for people and for automatic rules. */
@Component
class CaseFlow {

    static final String START = FamilyStep.NAME;

    private final List<FlowStep> steps;
    private final CaseStore cases;
    private final CasePolicy policy;
    private final Clock clock;

    CaseFlow(
            FamilyStep family,
            AssessStep assess,
            ReviewStep review,
            PublicityStep publicity,
            DecideStep decide,
            CaseStore cases,
            CasePolicy policy,
            Clock clock) {
        this.steps = List.of(
                family, // 核对家庭: waits while it is not sure who the family is
                assess, // 评估: gather facts, ask policy; waits for exactly what is missing
                review, // 审核: the tenant's chain, level by level; waits for each verdict
                publicity, // 公示: makes a grant public; waits until the last day is over
                decide); // 决定: ask policy once more, claim, decide, reserve the fund
        this.cases = cases;
        this.policy = policy;
        this.clock = clock;
    }

    /** Goes on from where the case stands until a step waits. The caller holds the lock of the case. */
    CaseFile run(Tx tx, CaseFile file, Actor actor) {
        CaseFile current = file.with(file.promise().recounted(policy.clock(tx, LocalDate.now(clock))));
        int index = indexOf(file.progress().step());
        while (index < steps.size()) {
            StepResult result = steps.get(index).perform(tx, at(current, index), actor);
            current = result.file();
            switch (result) {
                case StepResult.Waits waits -> index = steps.size();
                case StepResult.Again again -> index = 0;
                case StepResult.Onward onward -> index++;
            }
        }
        return cases.update(tx, current, clock.instant());
    }

    /** From the beginning: facts or policy may have changed. */
    CaseFile runAgain(Tx tx, CaseFile file, Actor actor) {
        return run(tx, file.with(file.progress().at(file.status(), START)), actor);
    }

    private CaseFile at(CaseFile file, int index) {
        return file.with(file.progress().at(file.status(), steps.get(index).name()));
    }

    private int indexOf(String name) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("no step " + name);
    }
}
