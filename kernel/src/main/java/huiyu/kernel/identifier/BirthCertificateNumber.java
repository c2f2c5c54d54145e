package huiyu.kernel.identifier;

import java.util.Locale;

/** The number of a medical birth certificate: a letter and nine digits. No check digit is known. */
public record BirthCertificateNumber(String number) {
    public static Parsed<BirthCertificateNumber> parse(String text) {
        String number = text.strip().toUpperCase(Locale.ROOT);
        if (number.length() != 10) {
            return Parsed.invalid(Flaw.LENGTH);
        }
        return number.matches("[A-Z][0-9]{9}")
            ? Parsed.valid(new BirthCertificateNumber(number)) : Parsed.invalid(Flaw.FORMAT);
    }

    @Override public String toString() {
        return number;
    }
}
