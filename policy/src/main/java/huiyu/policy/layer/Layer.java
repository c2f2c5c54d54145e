package huiyu.policy.layer;

/**
 * The port for a layer of settlement. Stateless; the same input always has the same outcome.
 *
 * <p>A layer pays no less than nothing and no more than {@link LayerInput#left()}; it counts only under names that begin
 * with its own code and a dot.
 */
public interface Layer {
    /** Stable, such as {@code basic}; the tenant's order of layers names it. */
    String code();

    /** @throws huiyu.policy.problem.PolicyException if a value that is needed does not exist */
    LayerOutcome settle(LayerInput input);
}
