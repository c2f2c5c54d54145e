package huiyu.policy.condition;

import huiyu.kernel.time.Period;
import huiyu.kernel.time.Timeline;

/** Three-valued truth: what is unknown is neither. */
public enum Truth {
    NOT_MET, UNKNOWN, MET;

    private final Timeline<Truth> always = Timeline.of(Period.ALWAYS, this);

    /** This for all time: the one that is always the same object. */
    public Timeline<Truth> always() {
        return always;
    }

    /** Whether it is the same for all time, told at a glance; one that was put together may be so unseen. */
    static boolean isConstant(Timeline<Truth> line) {
        return line == MET.always || line == NOT_MET.always || line == UNKNOWN.always;
    }

    /** Both, day by day; what is met for all time changes nothing. */
    static Timeline<Truth> and(Timeline<Truth> one, Timeline<Truth> other) {
        return one == MET.always ? other : other == MET.always ? one : one.innerCombine(other, Truth::and).compress();
    }

    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Truth negated() {
        return switch (this) {
            case MET -> NOT_MET;
            case NOT_MET -> MET;
            case UNKNOWN -> UNKNOWN;
        };
    }

    public static Truth of(boolean met) {
        return met ? MET : NOT_MET;
    }
}
