package huiyu.childcare.subsidy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * What a child's month counts for an institution.
 *
 * @param days working days on which the child came
 * @param required days without which nothing counts
 * @param units 0 to 1
 * @param reason why the units are 0: AGE_LIMIT_REACHED, ATTENDANCE_TOO_LOW, CHILD_MONTH_PAID_ELSEWHERE (in this city),
 *     CLAIMED_ELSEWHERE (in another), NO_NUMBER (cannot be claimed), NOT_ENROLLED
 */
record ChildMonth(UUID institutionId, UUID childId, int days, int required, BigDecimal units, Optional<String> reason) {

    record Of(UUID institutionId, UUID childId) {}

    Of of() {
        return new Of(institutionId, childId);
    }

    boolean counts() {
        return units.signum() > 0;
    }

    boolean saysTheSame(ChildMonth other) {
        return days == other.days && required == other.required && units.compareTo(other.units) == 0 && reason.equals(other.reason);
    }

    /** Nothing after all, if it counted. */
    ChildMonth without(String why) {
        return counts() ? new ChildMonth(institutionId, childId, days, required, BigDecimal.ZERO, Optional.of(why)) : this;
    }

    ChildMonth counting(BigDecimal share) {
        return new ChildMonth(institutionId, childId, days, required, share, Optional.empty());
    }

    /** The enrolment it rested on is not there any more. */
    ChildMonth gone() {
        return new ChildMonth(institutionId, childId, 0, required, BigDecimal.ZERO, Optional.of("NOT_ENROLLED"));
    }
}
