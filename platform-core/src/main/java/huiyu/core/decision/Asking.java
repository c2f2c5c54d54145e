package huiyu.core.decision;

import huiyu.policy.assessment.Application;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One subject asking one programme.
 *
 * @param applications made so far
 * @param applicant facts of this application, by attribute of the subject {@code applicant}
 * @param approvedOn from which payment days are reckoned; empty before approval
 */
public record Asking(
        UUID subjectId, List<Application> applications, Map<String, Object> applicant, Optional<LocalDate> approvedOn) {

    /** A subject for whom nobody has asked, as if somebody did on that day. */
    public static Asking asIfOn(UUID subjectId, LocalDate day) {
        return new Asking(subjectId, List.of(Application.on(day)), Map.of(), Optional.empty());
    }

    public Asking approvedOn(LocalDate day) {
        return new Asking(subjectId, applications, applicant, Optional.of(day));
    }
}
