package huiyu.core.indicator;

import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the cities of a province publish of one month, worked out over all of them together, so that the province's total
 * minus what is shown reveals no small cell, and what is shown minus what was shown before no small change. Pure.
 */
final class Publication {

    /** A city's own figure. */
    record Own(int tenantId, String indicator, Figure figure) {}

    /** A cell of a city, or of the total. */
    record Place(int tenantId, String indicator, Cell cell) {}

    private record Key(String indicator, Cell cell) {}

    private final YearMonth month;
    private final int readerId;
    private final int threshold;
    private final Map<Place, Figure> shown;

    /**
     * @param readerId the province, whose rows the totals are
     * @param shown what was shown last of each cell that ever was
     */
    Publication(YearMonth month, int readerId, int threshold, Map<Place, Figure> shown) {
        this.month = month;
        this.readerId = readerId;
        this.threshold = threshold;
        this.shown = shown;
    }

    /** The cities' cells and the totals. */
    List<PublishedCell> of(List<Own> figures) {
        Map<Key, List<Own>> byCell = new LinkedHashMap<>();
        figures.forEach(own -> byCell.computeIfAbsent(new Key(own.indicator(), own.figure().cell()), key -> new ArrayList<>()).add(own));
        List<PublishedCell> published = new ArrayList<>();
        byCell.forEach((key, cities) -> {
            Own total = new Own(readerId, key.indicator(), total(cities));
            SmallCells cells = SmallCells.of(
                    cities.stream().map(own -> own.figure().people()).toList(),
                    cities.stream().map(this::step).toList(), step(total), threshold);
            for (int i = 0; i < cities.size(); i++) {
                published.add(cell(cities.get(i), cells.hidden().get(i)));
            }
            published.add(cell(total, cells.totalHidden()));
        });
        return published;
    }

    private Step step(Own own) {
        return Step.between(shown.get(place(own)), own.figure());
    }

    private static Place place(Own own) {
        return new Place(own.tenantId(), own.indicator(), own.figure().cell());
    }

    private static Figure total(List<Own> cities) {
        List<Long> denominators = cities.stream().map(own -> own.figure().denominator()).filter(Objects::nonNull).toList();
        return new Figure(
                cities.getFirst().figure().cell(),
                cities.stream().mapToLong(own -> own.figure().numerator()).sum(),
                denominators.isEmpty() ? null : denominators.stream().mapToLong(Long::longValue).sum(),
                cities.stream().mapToLong(own -> own.figure().people()).sum());
    }

    private PublishedCell cell(Own own, boolean hide) {
        Figure figure = own.figure();
        return new PublishedCell(
                own.tenantId(), month, own.indicator(), figure.cell(), hide ? null : Long.valueOf(figure.numerator()),
                hide ? null : figure.denominator(), hide, hide ? shown.get(place(own)) : figure);
    }
}
