package huiyu.childcare.institution;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A filing 备案 of an institution.
 *
 * @param missing items of the tenant's checklist that were not handed in
 * @param answerBy the receipt is due by this day
 * @param status received, filed or refused
 */
record Filing(
        UUID id, String institution, LocalDate submittedOn, List<String> handedIn, List<String> missing, LocalDate answerBy,
        String status, Optional<LocalDate> decidedOn, Optional<LocalDate> publishedOn) {}
