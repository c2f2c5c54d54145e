package huiyu.core.staff;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** A system that logs in by its own credentials. @param role INTEGRATOR or CITY_APP @param to the last day */
record Client(
        UUID id,
        String clientId,
        String displayName,
        String role,
        String status,
        LocalDate from,
        Optional<LocalDate> to) {}
