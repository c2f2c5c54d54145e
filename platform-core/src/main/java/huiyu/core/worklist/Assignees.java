package huiyu.core.worklist;

import huiyu.core.casework.Task;
import huiyu.core.db.Read;
import huiyu.core.staff.StaffDirectory;
import huiyu.core.staff.StaffDirectory.Colleague;
import huiyu.core.tenant.UnitTreeStore;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Who may take a task: holds its role today, in its org unit or above. */
@Component
class Assignees {

    private final StaffDirectory staff;
    private final UnitTreeStore units;
    private final Clock clock;

    Assignees(StaffDirectory staff, UnitTreeStore units, Clock clock) {
        this.staff = staff;
        this.units = units;
        this.clock = clock;
    }

    /** @throws ProblemException 422 {@code assignee-not-eligible} */
    String requireEligible(Read read, Task task, String subject) {
        return staff.findColleague(read, subject, LocalDate.now(clock))
                .filter(colleague -> isEligible(read, task, colleague))
                .map(Colleague::subject)
                .orElseThrow(() -> ProblemException.invalidField(
                        "assignee", "assignee-not-eligible", Map.of("role", task.role().name())));
    }

    List<Colleague> listEligible(Read read, Task task) {
        return staff.listWithRole(read, task.role(), LocalDate.now(clock)).stream()
                .filter(colleague -> isEligible(read, task, colleague))
                .toList();
    }

    /** Display names of who took these tasks, by subject. */
    Map<String, String> findNames(Read read, Collection<Task> tasks) {
        List<String> subjects = tasks.stream().flatMap(task -> task.assignee().stream()).distinct().toList();
        return subjects.isEmpty() ? Map.of() : staff.findNames(read, subjects);
    }

    private boolean isEligible(Read read, Task task, Colleague colleague) {
        return colleague.roles().contains(task.role())
                && (colleague.orgUnitId().isEmpty() || isWithin(read, task, colleague.orgUnitId().get()));
    }

    private boolean isWithin(Read read, Task task, UUID scope) {
        return task.orgUnitId().filter(unit -> units.isWithin(read, unit, scope)).isPresent();
    }
}
