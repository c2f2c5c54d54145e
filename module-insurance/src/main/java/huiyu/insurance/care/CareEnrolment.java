package huiyu.insurance.care;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A year's premium somebody paid.
 *
 * @param grandchildId for whose sake the treasury may pay it
 * @param withdrawn recorded wrongly: it counts no longer
 */
record CareEnrolment(
        UUID id, UUID personId, Optional<UUID> grandchildId, int insuredYear, LocalDate paidOn, long premiumFen, boolean withdrawn) {}
