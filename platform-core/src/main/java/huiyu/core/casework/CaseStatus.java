package huiyu.core.casework;

/** Where a case stands, as the family is told. */
public enum CaseStatus {
    RECEIVED("received"),
    AWAITING_FACTS("awaiting-facts"),
    /** An automatic rule could not finish; a task names the reason. */
    AWAITING_PERSON("awaiting-person"),
    IN_REVIEW("in-review"),
    PUBLICISED("publicised"),
    /** With the family for correction; the clock stands still. */
    RETURNED("returned"),
    DECIDED("decided"),
    WITHDRAWN("withdrawn");

    private final String code;

    CaseStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isClosed() {
        return this == DECIDED || this == WITHDRAWN;
    }

    static CaseStatus of(String code) {
        for (CaseStatus status : values()) {
            if (status.code.equals(code)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no case status " + code);
    }
}
