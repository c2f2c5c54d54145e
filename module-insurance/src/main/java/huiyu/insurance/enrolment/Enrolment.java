package huiyu.insurance.enrolment;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is insured as what for a year.
 *
 * @param personId the file it was made for; after a merge it is found by the file that remains
 * @param guardianId who enrolled a newborn
 * @param individualFen the individual share, of which {@code subsidyFen} is paid for the person
 * @param coverFrom first day of cover, {@code coverTo} the last; null while it is to be reckoned
 * @param basis how cover and shares were found
 */
record Enrolment(
        UUID id,
        UUID personId,
        String kind,
        int insuredYear,
        Optional<String> employer,
        Optional<UUID> guardianId,
        LocalDate paidOn,
        long individualFen,
        long fiscalFen,
        long subsidyFen,
        int waitingMonths,
        LocalDate coverFrom,
        Optional<LocalDate> coverTo,
        Map<String, Object> basis,
        boolean superseded) {

    boolean coversOn(LocalDate day) {
        return !superseded && !coverFrom.isAfter(day) && coverTo.map(last -> !last.isBefore(day)).orElse(true);
    }
}
