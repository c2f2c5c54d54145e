package huiyu.core.casework;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** The number on the receipt: the day and ten characters that are read out without mistake (no I, L, O, U). */
final class ReceiptNumber {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private ReceiptNumber() {}

    static String of(UUID caseId, LocalDate day) {
        StringBuilder number = new StringBuilder(day.format(DateTimeFormatter.BASIC_ISO_DATE)).append('-');
        long random = caseId.getLeastSignificantBits();
        for (int i = 0; i < 10; i++) {
            number.append(ALPHABET.charAt((int) (random & 31)));
            random >>>= 5;
        }
        return number.toString();
    }
}
