package huiyu.policy.condition;

import huiyu.policy.examination.Examination;
import huiyu.policy.setting.Schema;

/**
 * One kind of condition.
 *
 * @param reason the code given when it is not met and the programme names none
 */
public record ConditionKind(Schema schema, String reason, Judge judge) {
    /** Looks at the facts. */
    public interface Judge {
        Judgement of(Condition condition, Examination examination);
    }

    public String name() {
        return schema.kind();
    }
}
