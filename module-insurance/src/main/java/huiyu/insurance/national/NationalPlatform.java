package huiyu.insurance.national;

import java.time.LocalDate;
import java.util.UUID;
import java.util.Optional;

/**
 * What the national platform is asked. An adapter for the real interface is a bean of this type; without one nothing is
 * reported. Reports name no person: the platform matches by its own settlement record.
 */
public interface NationalPlatform {

    /**
     * @param totalFen of the bill, of which {@code patientFen} is left for the patient; both zero for a bill taken back
     * @param inForce false: the bill was taken back
     */
    record Report(
            String divisionCode, UUID settlementId, String kind, LocalDate admitted, LocalDate discharged, long totalFen,
            long patientFen, boolean inForce) {}

    /** @param reason why it was not accepted */
    record Answer(boolean accepted, String reference, Optional<String> reason) {}

    /** @throws RuntimeException when the platform is away: the report is tried again later */
    Answer report(Report report);
}
