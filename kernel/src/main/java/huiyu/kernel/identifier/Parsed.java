package huiyu.kernel.identifier;

import java.util.Optional;
import java.util.function.Function;

/** The outcome of reading an identifier: the value, or the flaw that keeps the text from being one. */
public sealed interface Parsed<T> {
    record Valid<T>(T value) implements Parsed<T> {}

    /** @param expected what should have stood there (the right check character), or null */
    record Invalid<T>(Flaw flaw, String expected) implements Parsed<T> {}

    static <T> Parsed<T> valid(T value) {
        return new Valid<>(value);
    }

    static <T> Parsed<T> invalid(Flaw flaw) {
        return new Invalid<>(flaw, null);
    }

    static <T> Parsed<T> invalid(Flaw flaw, String expected) {
        return new Invalid<>(flaw, expected);
    }

    default Optional<T> findValue() {
        return this instanceof Valid<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    default Optional<Flaw> findFlaw() {
        return this instanceof Invalid<T>(Flaw flaw, String ignored) ? Optional.of(flaw) : Optional.empty();
    }

    default boolean isValid() {
        return this instanceof Valid<T>;
    }

    /** The value, or the exception a caller makes of the flaw. */
    default <E extends RuntimeException> T orElseThrow(Function<Invalid<T>, E> exception) {
        return switch (this) {
            case Valid<T>(T value) -> value;
            case Invalid<T> invalid -> throw exception.apply(invalid);
        };
    }
}
