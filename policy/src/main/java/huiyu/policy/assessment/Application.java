package huiyu.policy.assessment;

import huiyu.kernel.identifier.DivisionCode;
import java.time.LocalDate;

/**
 * An application that was made.
 *
 * @param year the entitlement year it is for; the calendar year of the date unless said otherwise
 * @param by who applied: mother, father, guardian, child_welfare_institution; null if not known
 * @param channel online, counter, or null if not known
 * @param place where it was filed, or null for the place that assesses
 * @param programme what was applied for; null for whatever is being assessed
 */
public record Application(LocalDate date, int year, String by, String channel, DivisionCode place, String programme) {
    public Application(LocalDate date, int year, String by, String channel, DivisionCode place) {
        this(date, year, by, channel, place, null);
    }

    public static Application on(LocalDate date) {
        return new Application(date, date.getYear(), null, null, null);
    }

    /** Whether it is for a programme: one for another programme of the same child is not. */
    public boolean isFor(String code) {
        return programme == null || programme.equals(code);
    }

    public Application forProgramme(String code) {
        return new Application(date, year, by, channel, place, code);
    }
}
