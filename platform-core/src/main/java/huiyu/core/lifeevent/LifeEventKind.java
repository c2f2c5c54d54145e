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

    /** The event that says a birth came in; its subject is the child. From the other kinds follows what their facts change. */
    public static final String BORN = "life-event.birth";

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
