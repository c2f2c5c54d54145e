package huiyu.insurance.employer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An inspection of how an employer treats expectant and new mothers 女职工生育待遇检查.
 *
 * @param breaches what was found, of {@link Breach}; none is a good inspection
 * @param mendBy last day to mend the breaches; empty without one
 */
record EmployerInspection(
        UUID id, String creditCode, String employer, LocalDate inspectedOn, String authority, List<Breach> breaches, String says,
        Optional<LocalDate> mendBy, Optional<Mending> mended) {

    record Mending(LocalDate on, String how) {}

    boolean isOpen() {
        return !breaches.isEmpty() && mended.isEmpty();
    }

    /** What the State Council's Decree 619 (2012) forbids, articles 5 to 9; {@code NOT_INSURED}: Social Insurance Law, article 53. */
    enum Breach {
        NOT_INSURED,
        LEAVE_REFUSED,
        ALLOWANCE_WITHHELD,
        WAGES_REDUCED,
        DISMISSED,
        NURSING_TIME_REFUSED
    }
}
