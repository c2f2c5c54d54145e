package huiyu.policy.layer;

import huiyu.policy.setting.Schema;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layer a programme is data of.
 *
 * @param layer the layer's code; programmes that name the same layer make it up together
 * @param rulesOf {@code discharge} or {@code admission}: the day whose rules count
 * @param statusHeld when a status must be held: {@code at_admission}, {@code at_discharge} or {@code any_day} of the stay,
 *     or a reference to a parameter that says so
 * @param choose {@code first} of the rules that match, or {@code best}: the one that pays most
 */
public record LayerDefinition(String layer, String rulesOf, String statusHeld, String choose, List<LayerRule> rules) {
    public Stream<String> references() {
        Stream<String> moment = Schema.isReference(statusHeld) ? Stream.of(statusHeld.substring(1)) : Stream.empty();
        return Stream.concat(moment, rules.stream().flatMap(LayerRule::references));
    }
}
