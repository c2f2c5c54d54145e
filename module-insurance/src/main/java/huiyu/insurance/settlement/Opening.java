package huiyu.insurance.settlement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a city knows when a bill comes in, read and locked in one statement.
 *
 * @param personId the file of the insured; empty when nobody here has the number
 * @param hospital the institution, when it is one of this city's; its level on the day of discharge
 * @param catalogues versions of the catalogues in force on the day of discharge
 * @param before the version of this bill in force
 * @param used what the person has used, all files merged into the person's included
 */
record Opening(
        String divisionCode,
        Optional<UUID> personId,
        Optional<Hospital> hospital,
        List<UUID> catalogues,
        List<Enrolled> enrolments,
        List<Filing> filings,
        Used used,
        Context context,
        Optional<Version> before) {

    /** @param level empty when it is not designated on the day */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Hospital(String code, String clientId, Integer level, String divisionCode) {}

    record Enrolled(String kind, int year, LocalDate from, LocalDate to, Boolean continuous) {

        boolean coversOn(LocalDate day) {
            return !from.isAfter(day) && (to == null || !to.isBefore(day));
        }
    }

    record Filing(String divisionCode, LocalDate from, LocalDate to) {}

    record Held(String status, LocalDate from, LocalDate to) {}

    record Context(Set<String> modules, List<Held> statuses, LocalDate birthDate) {}
}
