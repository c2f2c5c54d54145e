package huiyu.core.casework;

/** How a case came in. */
public enum Channel {
    /** By a life event; nobody applied. */
    EVENT,
    /** At the counter, through a clerk. */
    COUNTER,
    /** By the family itself, through a city app. */
    APP,
    /** By another system on the family's behalf. */
    INTEGRATOR;

    public String code() {
        return name().toLowerCase();
    }

    static Channel of(String code) {
        return valueOf(code.toUpperCase());
    }
}
