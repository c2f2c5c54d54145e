package huiyu.childcare.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** @param validTo last day; empty while open */
public record Enrolment(
        UUID id, String institution, UUID childId, String service, String ageGroup, LocalDate validFrom, Optional<LocalDate> validTo) {}
