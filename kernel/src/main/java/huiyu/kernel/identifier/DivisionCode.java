package huiyu.kernel.identifier;

/** A code of an administrative division (GB/T 2260): two digits each of province, city and county, 00 where it ends. */
public record DivisionCode(String code) implements Comparable<DivisionCode> {
    public enum Level { NATION, PROVINCE, CITY, COUNTY }

    /** The whole country, as statistics write it; GB/T 2260 itself has no code for it. */
    public static final DivisionCode NATION = new DivisionCode("100000");

    public DivisionCode {
        if (!isSixDigits(code)) {
            throw new IllegalArgumentException("A division code has six digits: " + code);
        }
    }

    public static Parsed<DivisionCode> parse(String text) {
        if (text.length() != 6) {
            return Parsed.invalid(Flaw.LENGTH);
        }
        return isSixDigits(text) ? Parsed.valid(new DivisionCode(text)) : Parsed.invalid(Flaw.ALPHABET);
    }

    private static boolean isSixDigits(String text) {
        boolean digits = text.length() == 6 && text.charAt(0) != '0';
        for (int i = 0; digits && i < 6; i++) {
            digits = text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        return digits;
    }

    public Level level() {
        if (equals(NATION)) {
            return Level.NATION;
        }
        return code.endsWith("0000") ? Level.PROVINCE : code.endsWith("00") ? Level.CITY : Level.COUNTY;
    }

    public DivisionCode province() {
        return new DivisionCode(code.substring(0, 2) + "0000");
    }

    /** The prefecture of a county-level code (for counties run by a province directly: a code no place has). */
    public DivisionCode city() {
        return new DivisionCode(code.substring(0, 4) + "00");
    }

    /** Whether this is the other division or lies inside it. Every division lies inside the nation. */
    public boolean isWithin(DivisionCode other) {
        return switch (other.level()) {
            case NATION -> true;
            case PROVINCE -> code.regionMatches(0, other.code, 0, 2);
            case CITY -> code.regionMatches(0, other.code, 0, 4);
            case COUNTY -> equals(other);
        };
    }

    @Override public int compareTo(DivisionCode other) {
        return code.compareTo(other.code);
    }

    @Override public String toString() {
        return code;
    }
}
