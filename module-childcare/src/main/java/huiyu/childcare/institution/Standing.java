package huiyu.childcare.institution;

import huiyu.childcare.institution.Institution.Price;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An institution over time, as programmes ask about it.
 *
 * @param organisationId its file
 * @param filedFrom the day its first filing was accepted
 * @param closedOn its last day
 * @param prices all, the earliest first
 */
public record Standing(
        UUID institutionId, UUID organisationId, String type, Optional<LocalDate> filedFrom, Optional<LocalDate> closedOn, List<Price> prices) {}
