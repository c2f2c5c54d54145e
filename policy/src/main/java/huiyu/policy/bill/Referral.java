package huiyu.policy.bill;

import java.util.Locale;

/** Whether the patient was referred as the rules ask 转诊. */
public enum Referral {
    /** No referral was called for. */
    NOT_NEEDED,
    /** Referred as prescribed. */
    PROPER,
    /** Called for, and not made. */
    MISSING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
