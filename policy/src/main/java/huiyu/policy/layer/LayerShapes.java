package huiyu.policy.layer;

import java.util.List;
import java.util.Optional;

/** Every shape a layer's rule can have, in every version. */
public final class LayerShapes {
    private static final List<LayerShape> SHAPES = List.of(new Tiered(), new Fixed());

    private LayerShapes() {}

    public static List<LayerShape> list() {
        return SHAPES;
    }

    /** @param name with its version; without one, version 1 is meant */
    public static Optional<LayerShape> find(String name) {
        String full = name.contains("@") ? name : name + "@1";
        return SHAPES.stream().filter(shape -> shape.name().equals(full)).findFirst();
    }

    static List<String> names() {
        return SHAPES.stream().map(LayerShape::name).toList();
    }
}
