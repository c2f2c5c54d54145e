package huiyu.policy.programme;

import huiyu.policy.condition.Condition;
import huiyu.policy.definition.Text;
import huiyu.policy.setting.Block;
import huiyu.policy.shape.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One payment of a programme.
 *
 * @param cohort the births it is for, if not all
 * @param conditions of this component alone; not met, it is left out and the rest stays
 * @param clause the text it follows, or null
 */
public record Component(
        String code, Text name, Shape shape, Block settings, Optional<Block> cohort, List<Condition> conditions, String clause) {

    Stream<Block> blocks() {
        return Stream.of(Stream.of(settings), cohort.stream(), conditions.stream().flatMap(Condition::blocks)).flatMap(stream -> stream);
    }
}
