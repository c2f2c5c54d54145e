package huiyu.policy.layer;

import huiyu.policy.definition.Text;
import huiyu.policy.setting.Block;
import huiyu.policy.setting.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One rule of a layer, as data.
 *
 * @param when for which bills and persons: words by dimension, or references to parameters that list them
 * @param clause the text it follows, or null
 */
public record LayerRule(String code, Text name, Map<String, List<Object>> when, LayerShape shape, Block settings, String clause) {
    public Stream<String> references() {
        Stream<String> words = when.values().stream().flatMap(List::stream).filter(Schema::isReference).map(word -> ((String) word).substring(1));
        return Stream.concat(words, settings.references());
    }
}
