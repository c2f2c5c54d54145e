package huiyu.insurance.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The file of a pregnancy, opened by the prenatal registration. @param institution code of the institution, if stated */
record Pregnancy(
        UUID id, UUID personId, LocalDate registeredOn, LocalDate expectedOn, Optional<String> institution,
        Optional<LocalDate> endedOn) {}
