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
 * minus what is shown reveals no small cell. Pure.
 */
final class Publication {

    /** A city's own figure. */
    record Own(int tenantId, String indicator, Figure figure) {}

    private record Key(String indicator, Cell cell) {}

    private final YearMonth month;
    private final int readerId;
    private final int threshold;

    /** @param readerId the province, whose rows the totals are */
    Publication(YearMonth month, int readerId, int threshold) {
        this.month = month;
        this.readerId = readerId;
        this.threshold = threshold;
    }

    /** The cities' cells and the totals. */
    List<PublishedCell> of(List<Own> figures) {
        Map<Key, List<Own>> byCell = new LinkedHashMap<>();
        figures.forEach(own -> byCell.computeIfAbsent(new Key(own.indicator(), own.figure().cell()), key -> new ArrayList<>()).add(own));
        List<PublishedCell> published = new ArrayList<>();
        byCell.forEach((key, cities) -> {
            SmallCells cells = SmallCells.of(cities.stream().map(own -> own.figure().people()).toList(), threshold);
            for (int i = 0; i < cities.size(); i++) {
                published.add(cell(cities.get(i).tenantId(), key, cities.get(i).figure(), cells.hidden().get(i)));
            }
            published.add(cell(readerId, key, total(cities), cells.totalHidden()));
        });
        return published;
    }

    private static Figure total(List<Own> cities) {
        List<Long> denominators = cities.stream().map(own -> own.figure().denominator()).filter(Objects::nonNull).toList();
        return new Figure(
                cities.getFirst().figure().cell(),
                cities.stream().mapToLong(own -> own.figure().numerator()).sum(),
                denominators.isEmpty() ? null : denominators.stream().mapToLong(Long::longValue).sum(),
                cities.stream().mapToLong(own -> own.figure().people()).sum());
    }

    private PublishedCell cell(int tenantId, Key key, Figure figure, boolean hide) {
        return new PublishedCell(
                tenantId, month, key.indicator(), key.cell(), hide ? null : Long.valueOf(figure.numerator()),
                hide ? null : figure.denominator(), hide);
    }
}
