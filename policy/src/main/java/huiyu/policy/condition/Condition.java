package huiyu.policy.condition;

import huiyu.policy.examination.Examination;
import huiyu.policy.setting.Block;
import java.util.List;
import java.util.stream.Stream;

/**
 * A condition as a programme states it.
 *
 * @param children the conditions inside {@code all}, {@code any} and {@code not}
 * @param reason the code given when it is not met, or null for the one of its kind
 * @param clause the text it follows, or null
 */
public record Condition(ConditionKind kind, Block block, List<Condition> children, String reason, String clause) {
    /** Its own settings and those of all inside it. */
    public Stream<Block> blocks() {
        return flatten().map(Condition::block);
    }

    /** This condition and all inside it. */
    public Stream<Condition> flatten() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Condition::flatten));
    }

    /** @return how it came out for the child being examined */
    public Judgement judge(Examination examination) {
        return kind.judge().of(this, examination);
    }
}
