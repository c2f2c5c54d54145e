package huiyu.core.module;

import huiyu.core.db.Read;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A figure that is taken month by month, and the records behind it. Core and every module define theirs alike: core's are
 * beans, a module lists its own in its {@link HuiyuModule}.
 */
public interface Indicator {

    /** One whose figures and records a store counts. */
    static Indicator counted(Definition definition, Taking taking, Listing listing) {
        return new CountedIndicator(definition, taking, listing);
    }

    Definition definition();

    /** A city's figures of a month, counted set-based; a cell of nobody may be left out. */
    List<Figure> take(Read read, YearMonth month);

    /**
     * The records behind one figure, in id order: for the city that owns them, never for a province.
     *
     * @param scope only those of this org unit and below
     */
    List<Behind> listBehind(Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit);

    /** Whether a figure is told above the city, as a total or with small cells hidden: what a city counts by district stays there. */
    default boolean isTold(Cell cell) {
        return true;
    }

    /** As {@link #take}. */
    @FunctionalInterface
    interface Taking {
        List<Figure> take(Read read, YearMonth month);
    }

    /** As {@link #listBehind}. */
    @FunctionalInterface
    interface Listing {
        List<Behind> listBehind(Read read, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit);
    }

    /** What is counted; its words stand in the catalogue {@code indicators}. @param code stable, such as {@code decisions.granted} */
    record Definition(String code, Unit unit, Kind kind) {}

    enum Unit {
        CASES,
        DECISIONS,
        PEOPLE,
        FEN,
        DAYS,
        BILLS,
        PLACES,
        DISTRICTS
    }

    enum Kind {
        /** As things stand: taken of the running month only, closed months stay as they were taken. */
        STOCK,
        /** What happened in the month: may be taken again. */
        FLOW
    }

    /** @param slice what is counted within a programme, such as a state; empty for all */
    record Cell(String programme, String slice) {}

    /**
     * @param denominator null without one
     * @param people how many persons or cases stand behind it: what small-cell suppression looks at
     */
    record Figure(Cell cell, long numerator, Long denominator, long people) {}

    /** @param kind {@code case}, {@code decision}, {@code payment-line}, {@code settlement}, {@code warning}, {@code fund}, {@code
     *     person}, or a module's own such as {@code institution} */
    record Behind(UUID id, String kind, UUID subjectId) {}
}
