package huiyu.policy.condition;

/** Three-valued truth: what is unknown is neither. */
public enum Truth {
    NOT_MET, UNKNOWN, MET;

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
