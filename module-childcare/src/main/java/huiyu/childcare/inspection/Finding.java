package huiyu.childcare.inspection;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What an inspection found.
 *
 * @param severity minor, major or grave
 * @param mendBy by the tenant's working days for the severity
 */
record Finding(
        UUID id, String institution, String department, String severity, String says, LocalDate mendBy, Optional<LocalDate> mendedOn,
        Optional<String> mendedHow, Optional<LocalDate> acceptedOn) {}
