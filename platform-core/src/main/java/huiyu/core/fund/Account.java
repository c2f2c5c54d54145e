package huiyu.core.fund;

/** The accounts of a fund. {@link #FUNDER} and {@link #RECOVERED} are sources: money comes from them, so they go below zero. */
enum Account {
    FUNDER,
    AVAILABLE,
    RESERVED,
    ORDERED,
    PAID,
    RECOVERED;

    String code() {
        return name().toLowerCase();
    }
}
