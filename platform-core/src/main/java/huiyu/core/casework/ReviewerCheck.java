package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.recusal.OwnFamily;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.web.ProblemException;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who may judge a case: the role and unit of the level, not the own family, not twice where four eyes are demanded. */
@Component
public class ReviewerCheck {

    private final CaseStepStore steps;
    private final UnitTreeStore units;
    private final OwnFamily ownFamily;

    ReviewerCheck(CaseStepStore steps, UnitTreeStore units, OwnFamily ownFamily) {
        this.steps = steps;
        this.units = units;
        this.ownFamily = ownFamily;
    }

    /** @throws ProblemException 403 naming the rule */
    void mayJudge(Read read, CaseFile file, Task task, Actor actor) {
        boolean theirs = actor.roles().contains(task.role())
                && actor.orgUnitId()
                        .map(scope -> task.orgUnitId()
                                .map(unit -> units.isWithin(read, unit, scope))
                                .orElse(false))
                        .orElse(true);
        if (!theirs || task.assignee().filter(other -> !other.equals(actor.subject())).isPresent()) {
            throw ProblemException.forbidden("step-not-yours", Map.of());
        }
        ownFamily.refuse(read, file.subjectId(), actor);
        if (file.chain().fourEyes() && tookAnotherStep(read, file, task, actor)) {
            throw ProblemException.forbidden("four-eyes-in-case", Map.of());
        }
    }

    public boolean mayJudgeQuietly(Read read, CaseFile file, Task task, Actor actor) {
        try {
            mayJudge(read, file, task, actor);
            return true;
        } catch (ProblemException no) {
            return false;
        }
    }

    /** Receiving at the counter counts as a step; judging the same level again after a correction does not. */
    private boolean tookAnotherStep(Read read, CaseFile file, Task task, Actor actor) {
        return steps.list(read, file.id()).stream()
                .filter(step -> step.actor().equals(actor.subject()))
                .anyMatch(step -> !(step.step().equals(ReviewStep.NAME)
                        && step.reviewLevel().filter(level -> level == task.reviewLevel()).isPresent()));
    }
}
