package huiyu.policy.fact;

import huiyu.policy.definition.Text;

/**
 * One thing that can be known.
 *
 * @param key {@code subject.attribute}; a key ending in {@code .*} stands for any one name after the point
 * @param dated whether it may change over time
 * @param question what a person is asked when it is unknown
 * @param presumed what holds while nothing is recorded ({@code none} for a date of death), or null if an unknown value is
 *     asked for
 */
public record FactAttribute(String key, Type type, boolean dated, Text name, Text question, String presumed) {
    public enum Type { DATE, COUNT, NUMBER, MONEY, RATE, FLAG, DIVISION, TEXT, TEXTS, CHILDREN }

    /** Whether it stands for many keys. */
    boolean isOpen() {
        return key.endsWith(".*");
    }

    boolean matches(String asked) {
        return isOpen()
            ? asked.startsWith(key.substring(0, key.length() - 1)) && asked.indexOf('.', key.length() - 1) < 0
            : key.equals(asked);
    }
}
