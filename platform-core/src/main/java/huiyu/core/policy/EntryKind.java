package huiyu.core.policy;

import java.util.Locale;

/** What an entry of a tenant's policy is about; the words of a policy pack. */
enum EntryKind {
    /** A document values come from 文件. */
    DOCUMENT(false),
    /** A parameter's type, unit, bounds, lock 参数. */
    PARAMETER(false),
    /** A parameter's value 取值. */
    VALUE(true),
    /** An attribute of persons beyond the standard catalogue 事实. */
    FACT(false),
    /** The working days of a year 工作日历. */
    CALENDAR(false),
    /** The wording of a reason code 理由. */
    REASON(false),
    /** A programme 项目. */
    PROGRAMME(true),
    /** A policy case 政策用例. */
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
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
