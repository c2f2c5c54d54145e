package huiyu.policy.assessment;

import huiyu.policy.fact.Facts;
import java.time.LocalDate;
import java.util.List;

/**
 * The question put to policy: what is one child due under one programme?
 *
 * @param programme code of the programme
 * @param assessedOn the day as of which it is asked: windows that closed before it are closed, later ones still open
 * @param applications made so far, for this and for other programmes, in any order; empty if nobody has applied yet
 * @param approvedOn the day of approval, from which payment days are reckoned; null if not approved yet
 * @param until assess no further than this day (a monthly run asks for its month only); null for the whole entitlement
 */
public record AssessmentRequest(
        String programme, LocalDate assessedOn, Facts facts, List<Application> applications, LocalDate approvedOn, LocalDate until) {

    public AssessmentRequest {
        applications = List.copyOf(applications);
    }

    public static AssessmentRequest of(String programme, LocalDate assessedOn, Facts facts) {
        return new AssessmentRequest(programme, assessedOn, facts, List.of(), null, null);
    }

    public AssessmentRequest withFacts(Facts known) {
        return new AssessmentRequest(programme, assessedOn, known, applications, approvedOn, until);
    }

    public AssessmentRequest withApplications(List<Application> made) {
        return new AssessmentRequest(programme, assessedOn, facts, made, approvedOn, until);
    }

    public AssessmentRequest withApprovedOn(LocalDate day) {
        return new AssessmentRequest(programme, assessedOn, facts, applications, day, until);
    }

    public AssessmentRequest withUntil(LocalDate day) {
        return new AssessmentRequest(programme, assessedOn, facts, applications, approvedOn, day);
    }

    public AssessmentRequest forProgramme(String code) {
        return new AssessmentRequest(code, assessedOn, facts, applications, approvedOn, until);
    }
}
