package huiyu.core.settlement;

import huiyu.kernel.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * What others may know of a settled bill.
 *
 * @param settlementId of the version in force
 * @param personId the file it stands in
 * @param kind what it is for, such as {@code delivery}
 * @param insurance how the person was insured, such as {@code employee}
 * @param inForce whether it counts; not so once reversed
 * @param decided whether layers of the place have said who pays; not so of a bill that is only recorded
 * @param attributes what else the institution said, such as {@code delivery_date}
 * @param patient what is left for the patient in all; of a bill not decided, what nobody has decided on
 * @param patientInScope what is left for the patient of the cost in scope
 */
public record SettledBill(
        UUID settlementId,
        UUID personId,
        String kind,
        String insurance,
        LocalDate admitted,
        LocalDate discharged,
        int children,
        Map<String, String> attributes,
        boolean inForce,
        boolean decided,
        Money total,
        Money patient,
        Money patientInScope) {}
