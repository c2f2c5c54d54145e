package huiyu.core.party;

/** What somebody is to a child. */
public enum Kin {
    MOTHER,
    FATHER,
    GUARDIAN;

    String stored() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Kin ofStored(String text) {
        return valueOf(text.toUpperCase(java.util.Locale.ROOT));
    }
}
