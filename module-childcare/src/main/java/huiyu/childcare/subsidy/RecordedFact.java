package huiyu.childcare.subsidy;

import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * What an authority says of an institution.
 *
 * @param attribute of the catalogue's subject {@code institution}, such as {@code quantity.area_m2}
 * @param value as the catalogue writes it: money in yuan, days as {@code 2026-03-02}
 * @param document it stands in
 */
record RecordedFact(
        UUID institutionId, String attribute, Object value, Optional<LocalDate> validFrom, Optional<LocalDate> validTo, String document) {

    Period period() {
        return Period.ofDays(validFrom.orElse(Period.BEGINNING), validTo.orElse(null));
    }

    RecordedFact until(LocalDate last) {
        return new RecordedFact(institutionId, attribute, value, validFrom, Optional.of(last), document);
    }
}
