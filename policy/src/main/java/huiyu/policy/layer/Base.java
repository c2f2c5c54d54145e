package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.policy.setting.FieldSpec;
import java.util.List;

/** Which cost a rule looks at. */
enum Base {
    IN_SCOPE_LEFT, LEFT, IN_SCOPE, TOTAL;

    static final FieldSpec FIELD = FieldSpec.choice("of", List.of("in_scope_left", "left", "in_scope", "total"), "以何为基数：政策范围内余额、全部余额、政策范围内费用、总费用",
        "the cost looked at: what is left of it in scope, all that is left, the cost in scope, the whole bill");

    Money of(LayerInput input) {
        return switch (this) {
            case IN_SCOPE_LEFT -> input.inScopeLeft();
            case LEFT -> input.left();
            case IN_SCOPE -> input.bill().inScope();
            case TOTAL -> input.bill().total();
        };
    }
}
