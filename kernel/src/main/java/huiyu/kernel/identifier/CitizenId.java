package huiyu.kernel.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A citizen identity number (GB 11643-1999): six digits of the division where it was first issued, the birth date, a
 * sequence number (odd male, even female) and a check character by ISO 7064 MOD 11-2. A division that has since been
 * renamed or merged stays in the number, so the code is not looked up here.
 */
public record CitizenId(String number) {
    public enum Sex { MALE, FEMALE }

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    public CitizenId {
        if (!check(number).isValid()) {
            throw new IllegalArgumentException("Not a citizen identity number: " + check(number).findFlaw().orElseThrow());
        }
    }

    /** Reads a number; a lower-case x at the end is taken as X. */
    public static Parsed<CitizenId> parse(String text) {
        return switch (check(text.strip().toUpperCase(Locale.ROOT))) {
            case Parsed.Valid<String>(String number) -> Parsed.valid(new CitizenId(number));
            case Parsed.Invalid<String>(Flaw flaw, String expected) -> Parsed.invalid(flaw, expected);
        };
    }

    /** The number that begins with these seventeen digits: its check character is reckoned. */
    public static CitizenId ofFirst(String seventeen) {
        return new CitizenId(seventeen + checkCharacter(seventeen));
    }

    private static Parsed<String> check(String number) {
        if (number.length() != 18) {
            return Parsed.invalid(Flaw.LENGTH);
        }
        if (!number.matches("[1-9][0-9]{16}[0-9X]")) {
            return Parsed.invalid(Flaw.ALPHABET);
        }
        try {
            birthDate(number);
        } catch (DateTimeException impossible) {
            return Parsed.invalid(Flaw.INVALID_DATE);
        }
        String expected = checkCharacter(number);
        return number.endsWith(expected) ? Parsed.valid(number) : Parsed.invalid(Flaw.CHECK_DIGIT, expected);
    }

    private static String checkCharacter(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.substring(sum % 11, sum % 11 + 1);
    }

    private static LocalDate birthDate(String number) {
        return LocalDate.of(Integer.parseInt(number, 6, 10, 10), Integer.parseInt(number, 10, 12, 10),
            Integer.parseInt(number, 12, 14, 10));
    }

    public LocalDate birthDate() {
        return birthDate(number);
    }

    public DivisionCode division() {
        return new DivisionCode(number.substring(0, 6));
    }

    public Sex sex() {
        return (number.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    /** Masked, so that a number never reaches a log by accident. */
    @Override public String toString() {
        return number.substring(0, 6) + "********" + number.substring(14);
    }
}
