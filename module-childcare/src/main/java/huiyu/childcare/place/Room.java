package huiyu.childcare.place;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** @param places none: the room is given up */
record Room(String code, String ageGroup, int places, Optional<BigDecimal> areaM2, LocalDate validFrom, Optional<LocalDate> validTo) {

    boolean saysTheSame(Room other) {
        return ageGroup.equals(other.ageGroup) && places == other.places
                && areaM2.map(BigDecimal::stripTrailingZeros).equals(other.areaM2.map(BigDecimal::stripTrailingZeros));
    }
}
