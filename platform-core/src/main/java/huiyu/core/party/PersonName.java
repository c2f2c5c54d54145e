package huiyu.core.party;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** A name in the one spelling it is stored and searched in. */
record PersonName(String text) {

    static final int MAX_LENGTH = 100;

    /** Dots between the parts of a name come in many shapes; one is kept. */
    static PersonName of(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .replaceAll("[\u2022\u2027\u30fb\uff0e\u00b7\u2219]", "\u00b7")
                .strip()
                .replaceAll("\\s+", " ");
        return new PersonName(text);
    }

    boolean isValid() {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().noneMatch(Character::isISOControl);
    }

    /** What the name is found by: each character and each pair of neighbours. */
    Set<String> tokens() {
        Set<String> tokens = new LinkedHashSet<>(pieces(text, 1));
        tokens.addAll(pieces(text, 2));
        return tokens;
    }

    /** What a name must have to contain {@code part}; the pairs alone if there are any. */
    static Set<String> tokensToFind(String part) {
        String text = of(part).text();
        return text.codePointCount(0, text.length()) == 1 ? pieces(text, 1) : pieces(text, 2);
    }

    private static Set<String> pieces(String text, int length) {
        int[] points = text.toLowerCase(Locale.ROOT).codePoints().toArray();
        Set<String> pieces = new LinkedHashSet<>();
        for (int i = 0; i + length <= points.length; i++) {
            pieces.add(new String(points, i, length));
        }
        return pieces;
    }
}
