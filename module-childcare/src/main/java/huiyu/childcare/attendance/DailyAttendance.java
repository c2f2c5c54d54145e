package huiyu.childcare.attendance;

import huiyu.childcare.enrolment.Enrolment;
import huiyu.childcare.enrolment.Enrolments;
import huiyu.childcare.institution.Institution;
import huiyu.childcare.institution.Institutions;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Attendance day by day, as a nursery without a spreadsheet keeps it; a correction says why. */
@Component
class DailyAttendance {

    private final DayStore store;
    private final Enrolments enrolments;
    private final Institutions institutions;
    private final Audit audit;
    private final Clock clock;

    DailyAttendance(DayStore store, Enrolments enrolments, Institutions institutions, Audit audit, Clock clock) {
        this.store = store;
        this.enrolments = enrolments;
        this.institutions = institutions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws ProblemException 422 for a day to come or outside the enrolment; 409 {@code attendance-recorded-otherwise} without a reason */
    void record(Tx tx, UUID enrolmentId, LocalDate day, boolean present, Optional<String> reason, Actor actor) {
        Enrolment enrolment = enrolments.getLocked(tx, enrolmentId);
        Institutions.requireOwn(institutions.get(tx, enrolment.institution(), day), actor);
        if (day.isAfter(institutions.today())) {
            throw ProblemException.invalidField("day", "date-in-future", Map.of());
        }
        if (day.isBefore(enrolment.validFrom()) || enrolment.validTo().filter(day::isAfter).isPresent()) {
            throw ProblemException.invalidField("day", "not-enrolled-that-day", Map.of());
        }
        Optional<Boolean> known = store.find(tx, enrolmentId, day);
        if (known.isEmpty()) {
            store.insert(tx, enrolmentId, day, present, actor.subject(), clock.instant());
        } else if (known.get() != present) {
            String why = reason.orElseThrow(() -> ProblemException.conflict("attendance-recorded-otherwise", Map.of("was", known.get() ? "1" : "0")));
            store.correct(tx, enrolmentId, day, present, why, actor.subject(), clock.instant());
            audit.record(tx, actor, "attendance.corrected", "person", enrolment.childId(), Map.of("day", day.toString(), "present", present));
        }
    }

    List<DayStore.OfDay> list(Read read, String code, LocalDate day, Actor actor) {
        Institution institution = institutions.get(read, code, day);
        Institutions.requireOwn(institution, actor);
        return store.listOfDay(read, institution.id(), day);
    }
}
