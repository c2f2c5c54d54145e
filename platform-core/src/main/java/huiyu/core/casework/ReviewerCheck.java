package huiyu.core.casework;

import huiyu.core.db.Read;
import huiyu.core.identity.Actor;
import huiyu.core.party.Families;
import huiyu.core.web.ProblemException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may judge a case: the role and unit of the level, not the own family, not twice where four eyes are demanded. */
@Component
class ReviewerCheck {

    private final CaseStepStore steps;
    private final UnitStore units;
    private final RecusalStore recusals;
    private final Families families;

    ReviewerCheck(CaseStepStore steps, UnitStore units, RecusalStore recusals, Families families) {
        this.steps = steps;
        this.units = units;
        this.recusals = recusals;
        this.families = families;
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
        if (isOwnFamily(read, file, actor)) {
            throw ProblemException.forbidden("own-family", Map.of());
        }
        if (file.chain().fourEyes() && tookAnotherStep(read, file, task, actor)) {
            throw ProblemException.forbidden("four-eyes-in-case", Map.of());
        }
    }

    boolean mayJudgeQuietly(Read read, CaseFile file, Task task, Actor actor) {
        try {
            mayJudge(read, file, task, actor);
            return true;
        } catch (ProblemException no) {
            return false;
        }
    }

    private boolean isOwnFamily(Read read, CaseFile file, Actor actor) {
        Set<UUID> own = recusals.listPersons(read, actor.subject());
        if (own.isEmpty() && actor.personId().isEmpty()) {
            return false;
        }
        Set<UUID> family = families.listMembers(read, file.subjectId()).stream()
                .map(Families.Member::personId)
                .collect(Collectors.toSet());
        return own.stream().anyMatch(family::contains) || actor.personId().filter(family::contains).isPresent();
    }

    /** Receiving at the counter counts as a step; judging the same level again after a correction does not. */
    private boolean tookAnotherStep(Read read, CaseFile file, Task task, Actor actor) {
        return steps.list(read, file.id()).stream()
                .filter(step -> step.actor().equals(actor.subject()))
                .anyMatch(step -> !(step.step().equals(ReviewStep.NAME)
                        && step.reviewLevel().filter(level -> level == task.reviewLevel()).isPresent()));
    }
}
