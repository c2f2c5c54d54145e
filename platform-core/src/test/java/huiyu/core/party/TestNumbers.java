package huiyu.core.party;

import huiyu.kernel.identifier.CitizenId;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;

/** Synthetic numbers with right check characters; they belong to nobody. */
public final class TestNumbers {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private TestNumbers() {}

    /** A new number, another one with every call. */
    public static String citizenId(LocalDate birthDate) {
        int next = NEXT.getAndIncrement();
        String head = "3701" + String.format("%02d", 1 + next / 999 % 90)
                + birthDate.format(DateTimeFormatter.BASIC_ISO_DATE)
                + String.format("%03d", 1 + next % 999);
        for (char check : "0123456789X".toCharArray()) {
            if (CitizenId.parse(head + check).isValid()) {
                return head + check;
            }
        }
        throw new IllegalStateException(head);
    }

    public static String certificate() {
        return "T37" + String.format("%07d", NEXT.getAndIncrement());
    }
}
