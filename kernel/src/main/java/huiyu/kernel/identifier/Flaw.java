package huiyu.kernel.identifier;

/** Why a text is not the identifier it claims to be. */
public enum Flaw {
    /** Not the prescribed number of characters. */
    LENGTH,
    /** A character that is not allowed at its place. */
    ALPHABET,
    /** The eight digits of the birth date are no day of the calendar. */
    INVALID_DATE,
    /** The check character does not fit the others. */
    CHECK_DIGIT,
    /** Does not follow the pattern of its kind. */
    FORMAT
}
