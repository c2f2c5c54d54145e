package huiyu.core.casework;

/** Why a case is there: asked for the first time, asked again, or something changed after a decision. */
public enum CaseKind {
    FIRST,
    RENEWAL,
    CHANGE;

    public String code() {
        return name().toLowerCase();
    }

    static CaseKind of(String code) {
        return valueOf(code.toUpperCase());
    }
}
