package huiyu.insurance.settlement;

import java.util.List;
import java.util.stream.Collectors;

/** A list as PostgreSQL writes an array: arrays of several lengths travel as text, since unnest would flatten them. */
final class ArrayLiteral {

    private ArrayLiteral() {}

    static String of(List<?> elements) {
        return elements.stream()
                .map(element -> "\"" + String.valueOf(element).replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
