package huiyu.policy.programme;

import huiyu.policy.condition.Condition;
import huiyu.policy.definition.Text;
import huiyu.policy.layer.LayerDefinition;
import huiyu.policy.setting.Block;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A programme as data.
 *
 * @param family programmes of one family exclude each other for the same child and time across cities (claim registry)
 * @param level the id of the pack or tenant that defines it
 * @param birthOrder how birth order is counted; empty: as recorded
 * @param funders who bears each payment, each block with a party and a share; empty if not stated
 * @param payees {@code applicant}; {@code custody}: divided by custody share; {@code subject}: whom it is about, on an account of
 *     their own
 * @param combine how it goes with another programme
 * @param layer what makes it a layer of settlement; such a programme is settled, never assessed
 * @param reasons wording of reason codes of its own
 * @param tree the definition as it was read, for storing and for forms
 */
public record Programme(
        String code, Text name, String family, String level, Text doc, Optional<Block> birthOrder, List<Condition> conditions,
        List<Component> components, List<Window> windows, Optional<Block> payment, List<Block> funders, String payees,
        Optional<Block> combine, Optional<LayerDefinition> layer, Map<String, Text> reasons, Map<String, Object> tree) {

    /** Who it is about: {@code child}, {@code mother}, {@code person} or {@code institution}; of a layer of settlement, a {@code bill}. */
    public String subject() {
        return layer.isPresent() ? "bill" : String.valueOf(tree.getOrDefault("subject", "child"));
    }

    /** Key of the parameter that lists the documents which may be asked for 事项清单; empty: none may. */
    public Optional<String> materials() {
        return Optional.ofNullable(tree.get("materials")).map(reference -> String.valueOf(reference).substring(1));
    }

    /** The code of the programme it combines with. */
    public Optional<String> combinesWith() {
        return combine.map(block -> String.valueOf(block.values().get("with")));
    }

    /** The keys of all parameters it refers to. */
    public Stream<String> references() {
        return Stream.of(materials().stream(), layer.stream().flatMap(LayerDefinition::references), blocks().flatMap(Block::references))
            .flatMap(stream -> stream).distinct();
    }

    /** Every block it is made of, those of its conditions and components among them. */
    public Stream<Block> blocks() {
        return Stream.of(birthOrder.stream(), conditions.stream().flatMap(Condition::blocks), components.stream().flatMap(Component::blocks),
            windows.stream().map(Window::settings), windows.stream().flatMap(window -> window.cohort().stream()), payment.stream(),
            funders.stream(), combine.stream()).flatMap(stream -> stream);
    }
}
