package huiyu.core.payment;

/** Names and accounts as people see them: enough to recognise, not enough to use. */
final class Shown {

    private Shown() {}

    /** 王*: the family name and a star for each further character. */
    static String name(String name) {
        int first = name.offsetByCodePoints(0, 1);
        return name.substring(0, first) + "*".repeat(name.codePointCount(first, name.length()));
    }

    /** The last four digits. */
    static String account(String number) {
        return "****" + number.substring(Math.max(0, number.length() - 4));
    }
}
