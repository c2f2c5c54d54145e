package huiyu.policy.setting;

import java.util.Map;
import java.util.stream.Stream;

/** The settings of one building block as a programme gives them. */
public record Block(Schema schema, Map<String, Object> values, String path) {
    /** The keys of the parameters it refers to. */
    public Stream<String> references() {
        return values.values().stream().filter(Schema::isReference).map(raw -> ((String) raw).substring(1));
    }
}
