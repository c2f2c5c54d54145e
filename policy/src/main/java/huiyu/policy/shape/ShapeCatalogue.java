package huiyu.policy.shape;

import java.util.List;
import java.util.Optional;

/** Every rule shape there is, in every version. */
public final class ShapeCatalogue {
    private static final List<Shape> SHAPES =
        List.of(new MonthlySeries(), new YearlyInstalments(), new OneOff(), new Recurring(), new Supplement(), new Measured(), new DailyAllowance(), new Graduated());

    private ShapeCatalogue() {}

    public static List<Shape> list() {
        return SHAPES;
    }

    /** @param name with its version; without one, version 1 is meant */
    public static Optional<Shape> find(String name) {
        String full = name.contains("@") ? name : name + "@1";
        return SHAPES.stream().filter(shape -> shape.name().equals(full)).findFirst();
    }
}
