package huiyu.kernel.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;

/**
 * When a child reaches an age. Two conventions exist for each of two questions, and which holds is policy: the day an age
 * is attained (civil law: on the birthday; the criminal-law interpretation: the day after), and the birthday of somebody
 * born on 29 February in a common year.
 */
public record Age(Attained attained, LeapBirthday leapBirthday) {
    public enum Attained { BIRTHDAY, DAY_AFTER }

    public enum LeapBirthday { FEBRUARY_28, MARCH_1 }

    /** On the birthday; a leap-day child's birthday stays in February. */
    public static final Age CIVIL = new Age(Attained.BIRTHDAY, LeapBirthday.FEBRUARY_28);

    public LocalDate birthday(LocalDate birth, int years) {
        boolean missing = MonthDay.from(birth).equals(MonthDay.of(2, 29)) && !Year.isLeap(birth.getYear() + years);
        LocalDate clamped = birth.plusYears(years);
        return missing && leapBirthday == LeapBirthday.MARCH_1 ? clamped.plusDays(1) : clamped;
    }

    /** The first day on which the age is attained. */
    public LocalDate attainedOn(LocalDate birth, int years) {
        LocalDate birthday = birthday(birth, years);
        return attained == Attained.DAY_AFTER ? birthday.plusDays(1) : birthday;
    }

    /** @throws IllegalArgumentException if the day is before the birth */
    public int yearsOn(LocalDate birth, LocalDate day) {
        if (day.isBefore(birth)) {
            throw new IllegalArgumentException("No age before birth: born " + birth + ", asked " + day);
        }
        int guess = day.getYear() - birth.getYear();
        return guess == 0 || !day.isBefore(attainedOn(birth, guess)) ? guess : guess - 1;
    }
}
