package huiyu.policy.fact;

/**
 * What a rule makes of one fact, and of nothing else that is known of a subject. One object stands for one rule with its
 * settings: what it makes of a value is reckoned once.
 */
@FunctionalInterface
public interface Derivation<T> {
    /** @param only that fact */
    T of(Facts only);
}
