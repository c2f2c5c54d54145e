package huiyu.policy.programme;

import huiyu.kernel.money.Rate;
import huiyu.policy.assessment.Share;
import huiyu.policy.problem.PolicyException;
import huiyu.policy.setting.Block;
import huiyu.policy.setting.FieldSpec;
import huiyu.policy.setting.FieldSpec.Type;
import huiyu.policy.setting.Schema;
import huiyu.policy.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who bears a payment: parties with shares; the last may bear the rest. */
public final class Funder {
    public static final Schema SCHEMA = Schema.of("funder", "出资方", "who bears a payment",
        FieldSpec.required("party", Type.TEXT, "出资方代码", "code of the party"),
        FieldSpec.optional("share", Type.RATE, null, "比例（0 至 1）；不填为其余部分", "its share, 0 to 1; the rest if absent"));

    private Funder() {}

    /** @throws PolicyException SHARES_MUST_SUM_TO_ONE */
    public static List<Share> shares(List<Block> funders, Function<Block, Settings> read) {
        List<Share> shares = new ArrayList<>();
        Rate rest = Rate.ONE;
        for (Block block : funders) {
            Settings settings = read.apply(block);
            Optional<Rate> share = settings.findNumber("share").map(Rate::new);
            Rate part = share.orElse(rest);
            shares.add(new Share(settings.findText("party").orElseThrow(), part));
            rest = rest.minus(part);
        }
        if (!funders.isEmpty() && !rest.equals(Rate.ZERO)) {
            throw new PolicyException("SHARES_MUST_SUM_TO_ONE", funders.getFirst().path(), "出资比例之和应为 1", "the shares must sum to 1; " + rest + " is left");
        }
        return List.copyOf(shares);
    }
}
