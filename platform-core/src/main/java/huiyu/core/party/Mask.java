package huiyu.core.party;

/** How a personal number is shown: its ends, and stars for the rest. */
final class Mask {

    private Mask() {}

    /** Keeps {@code head} and {@code tail} characters; a text too short for that is all stars. */
    static String keep(String text, int head, int tail) {
        int hidden = text.length() - head - tail;
        if (hidden < 2) {
            return "*".repeat(text.length());
        }
        return text.substring(0, head) + "*".repeat(hidden) + text.substring(text.length() - tail);
    }

    /** The first character, and a star for each of the rest. */
    static String name(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }
}
