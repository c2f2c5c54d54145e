package huiyu.core.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Where a list goes on: the sort key of the last row given out, opaque to callers. Carries a version, since two
 * releases run together.
 */
public record Cursor(List<String> lastKey) {

    private static final String VERSION = "1";
    private static final char SEPARATOR = '\u001f';

    /** The longest page any list gives. */
    public static final int MAX_LIMIT = 200;

    public static Cursor after(Object... lastKey) {
        return new Cursor(java.util.Arrays.stream(lastKey).map(String::valueOf).toList());
    }

    public String encode() {
        String text = VERSION + SEPARATOR + String.join(String.valueOf(SEPARATOR), lastKey);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException 422 when the text is no cursor of {@code parts} parts */
    public static Cursor decode(String text, int parts) {
        try {
            String[] all = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
                    .split(String.valueOf(SEPARATOR), -1);
            if (all.length == parts + 1 && all[0].equals(VERSION)) {
                return new Cursor(List.of(all).subList(1, all.length));
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through to the one answer for every wrong cursor
        }
        throw ProblemException.invalid("invalid-cursor", Map.of());
    }

    /** @throws ProblemException 422 when the part is no id */
    public java.util.UUID id(int part) {
        return part(part, java.util.UUID::fromString);
    }

    /** @throws ProblemException 422 when the part is no whole number */
    public int number(int part) {
        return part(part, Integer::parseInt);
    }

    /** @throws ProblemException 422 when the part is no date */
    public java.time.LocalDate date(int part) {
        return part(part, java.time.LocalDate::parse);
    }

    /** @throws ProblemException 422 when the part is no moment */
    public java.time.Instant instant(int part) {
        return part(part, java.time.Instant::parse);
    }

    private <T> T part(int part, java.util.function.Function<String, T> read) {
        try {
            return read.apply(lastKey.get(part));
        } catch (IllegalArgumentException | java.time.format.DateTimeParseException forged) {
            throw ProblemException.invalid("invalid-cursor", Map.of());
        }
    }

    /**
     * The id after which a list sorted by id alone goes on.
     *
     * @param text null for the first page, which gives null
     * @throws ProblemException 422 when the text is no such cursor
     */
    public static UUID decodeId(String text) {
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(decode(text, 1).lastKey().getFirst());
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.invalid("invalid-cursor", Map.of());
        }
    }

    /** The number of rows to give: the caller's wish within 1 and {@link #MAX_LIMIT}. */
    public static int limit(Integer wished) {
        return limit(wished, MAX_LIMIT);
    }

    /** As {@link #limit(Integer)}, for the few lists that are short enough to be given whole. */
    public static int limit(Integer wished, int most) {
        return wished == null ? 50 : Math.clamp(wished, 1, most);
    }
}
