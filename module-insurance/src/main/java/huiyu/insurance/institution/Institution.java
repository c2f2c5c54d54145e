package huiyu.insurance.institution;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A designated institution of this city.
 *
 * @param clientId the client its own system signs in with
 * @param terms by their first day; on a day without one it is not designated
 */
public record Institution(
        UUID id, String code, String nameZh, String nameEn, Optional<String> clientId, List<Term> terms) {

    /**
     * @param level 0 community, 1 to 3 hospital
     * @param validTo last day; empty while open
     */
    public record Term(
            int level, String divisionCode, String contract, LocalDate validFrom, Optional<LocalDate> validTo) {

        boolean holdsOn(LocalDate day) {
            return !validFrom.isAfter(day) && validTo.map(last -> !last.isBefore(day)).orElse(true);
        }
    }

    public Optional<Term> findTerm(LocalDate on) {
        return terms.stream().filter(term -> term.holdsOn(on)).findFirst();
    }
}
