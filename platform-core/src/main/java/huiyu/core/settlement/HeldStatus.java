package huiyu.core.settlement;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A status somebody holds.
 *
 * @param status code of the tenant's catalogue
 * @param validTo last day; empty while it is held
 * @param source the body that says so
 * @param reference the list or document it stands in; never a personal number
 */
public record HeldStatus(
        UUID personId, String status, LocalDate validFrom, Optional<LocalDate> validTo, String source, Optional<String> reference) {}
