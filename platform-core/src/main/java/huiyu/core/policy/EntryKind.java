package huiyu.core.policy;

/** What an entry of a tenant's policy is about; the words of a policy pack. */
enum EntryKind {
    DOCUMENT(false),
    PARAMETER(false),
    VALUE(true),
    PROGRAMME(true),
    CASE(false);

    private final boolean dated;

    EntryKind(boolean dated) {
        this.dated = dated;
    }

    /** Whether it holds from a day to a day; the others hold whenever they are known. */
    boolean dated() {
        return dated;
    }

    /** As written in the database and in the API. */
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static EntryKind of(String word) {
        return valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }
}
