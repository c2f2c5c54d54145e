package huiyu.core.lifeevent;

import java.util.Arrays;

/** What can happen in a family. Each kind has its typed part in the report. */
public enum LifeEventKind {
    /** 出生. */
    BIRTH("birth"),
    /** 户籍迁移. */
    HOUSEHOLD_MOVED("household-moved"),
    /** 死亡. */
    DEATH("death"),
    /** 身份变化. */
    STATUS_CHANGED("status-changed"),
    /** 孩次更正. */
    BIRTH_ORDER_CORRECTED("birth-order-corrected"),
    /** 抚养变更. */
    CUSTODY_CHANGED("custody-changed");

    /** Kinds of the events that say a life event came in, with its code behind; their subject is whom it is about. */
    public static final String REPORTED = "life-event.";

    private final String code;

    LifeEventKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static LifeEventKind of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst().orElseThrow();
    }
}
