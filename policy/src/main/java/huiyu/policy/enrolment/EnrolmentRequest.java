package huiyu.policy.enrolment;

import java.time.LocalDate;
import java.util.List;

/**
 * Somebody pays a contribution: from when is that person covered?
 *
 * @param paid the day of payment
 * @param insuredYear the year paid for
 * @param birth of a child enrolled for the first time, or null
 * @param householdRegistered when the child was registered, or null
 * @param missedYears years without insurance since the person could have been insured
 * @param repairedYears for how many of them the contribution is paid now
 * @param statuses held on the day of payment, in the tenant's words
 * @param inWindow whether the payment lies in the window of central enrolment, if the caller knows better than the dates
 */
public record EnrolmentRequest(
        LocalDate paid, int insuredYear, LocalDate birth, LocalDate householdRegistered, List<Integer> missedYears, int repairedYears,
        List<String> statuses, Boolean inWindow) {

    public EnrolmentRequest {
        missedYears = List.copyOf(missedYears);
        statuses = List.copyOf(statuses);
    }
}
