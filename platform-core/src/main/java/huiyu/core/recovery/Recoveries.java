package huiyu.core.recovery;

import huiyu.core.db.Read;
import huiyu.core.web.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cases to look at. */
@Component
class Recoveries {

    /** A case and how its balance came about. */
    record Detail(RecoveryCase recovery, List<RecoveryMovement> movements) {}

    private final RecoveryStore cases;
    private final MovementStore movements;

    Recoveries(RecoveryStore cases, MovementStore movements) {
        this.cases = cases;
        this.movements = movements;
    }

    /** @throws ProblemException 404 {@code not-found} */
    Detail get(Read read, UUID id) {
        RecoveryCase recovery =
                cases.find(read, id).orElseThrow(() -> ProblemException.notFound("not-found", Map.of()));
        return new Detail(recovery, movements.listOfCase(read, id));
    }

    /** Oldest first; status and child null for any, of which one at most may be given. */
    List<RecoveryCase> list(Read read, RecoveryCase.Status status, UUID subjectId, UUID after, int limit) {
        if (status != null && subjectId != null) {
            throw ProblemException.invalidField("status", "one-of", Map.of("fields", "status, subjectId"));
        }
        if (subjectId != null) {
            return cases.listOfChild(read, subjectId, after, limit);
        }
        return status == null ? cases.list(read, after, limit) : cases.listByStatus(read, status, after, limit);
    }
}
