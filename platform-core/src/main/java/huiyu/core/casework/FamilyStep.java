package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import org.springframework.stereotype.Component;

/** 核对家庭: goes on once nobody doubts who the family is; a doubt came with the life event, as a task with its reason. */
@Component
class FamilyStep implements FlowStep {

    static final String NAME = "family";

    /** The subject of the task that holds a doubt. */
    static final String DOUBT = "family-unclear";

    private final TaskStore tasks;

    FamilyStep(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StepResult perform(Tx tx, CaseFile file, Actor actor) {
        boolean doubted = tasks.listOpen(tx, file.id(), Task.Kind.UNFINISHED).stream()
                .anyMatch(task -> task.subject().equals(DOUBT));
        return doubted
                ? new StepResult.Waits(file.at(CaseStatus.AWAITING_PERSON))
                : new StepResult.Onward(file);
    }
}
