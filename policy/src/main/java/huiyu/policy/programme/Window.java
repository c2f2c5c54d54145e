package huiyu.policy.programme;

import huiyu.policy.setting.Block;
import java.util.Optional;

/** When to apply, for one cohort or for all. */
public record Window(Optional<Block> cohort, Block settings) {}
