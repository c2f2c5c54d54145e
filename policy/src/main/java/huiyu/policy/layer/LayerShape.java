package huiyu.policy.layer;

import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;

/** One shape of a layer's rule in one version. The schema's kind is its full name, such as {@code tiered@1}. */
public interface LayerShape {
    Schema schema();

    /** The rule with its parameters read for one stretch of time, ready for use. */
    Formula compile(Settings settings, RuleName rule);

    default String name() {
        return schema().kind();
    }
}
