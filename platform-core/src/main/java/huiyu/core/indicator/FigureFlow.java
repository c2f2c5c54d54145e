package huiyu.core.indicator;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.indicator.FigureStore.City;
import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Behind;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Shows figures: to a city its own, to a province what its cities have published. */
@Component
class FigureFlow {

    private static final int MOST_MONTHS = 36;

    private final FigureStore store;
    private final Clock clock;

    FigureFlow(FigureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    record Months(YearMonth from, YearMonth to) {

        /** @throws ProblemException 422 naming the month that is none, or a span that is too long or backwards */
        static Months of(String from, String to) {
            Months months = new Months(month("from", from), month("to", to));
            long span = ChronoUnit.MONTHS.between(months.from(), months.to());
            if (span < 0 || span >= MOST_MONTHS) {
                throw ProblemException.invalidField("to", "months-span", Map.of("most", MOST_MONTHS));
            }
            return months;
        }
    }

    static YearMonth month(String field, String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeParseException noMonth) {
            throw ProblemException.invalidField(field, "not-a-month", Map.of("value", text));
        }
    }

    /** @param cities by whom cells are; a cell of the reader itself is a total */
    record Shown(int readerId, List<City> cities, List<PublishedCell> cells) {}

    Shown figures(Read read, Indicator wanted, Months months) {
        List<City> cities = store.listCities(read);
        boolean ownFiles = cities.stream().anyMatch(city -> city.tenantId() == read.tenantId());
        String code = wanted.definition().code();
        List<PublishedCell> cells = ownFiles
                ? store.listOwn(read, code, months.from(), months.to())
                : store.listPublished(read, code, months.from(), months.to());
        return new Shown(read.tenantId(), cities, cells);
    }

    /** @throws ProblemException 403 {@code figures-only}: whoever keeps no files sees no records */
    List<Behind> listBehind(
            Read read, Indicator wanted, YearMonth month, Cell cell, Optional<UUID> scope, Optional<UUID> after, int limit) {
        if (store.listCities(read).stream().noneMatch(city -> city.tenantId() == read.tenantId())) {
            throw ProblemException.forbidden("figures-only", Map.of());
        }
        return wanted.listBehind(read, month, cell, scope, after, limit);
    }

    /** @throws ProblemException 422 on a month that has not begun */
    void request(Tx tx, YearMonth month, String by) {
        if (month.isAfter(YearMonth.now(clock))) {
            throw ProblemException.invalidField("month", "month-not-begun", Map.of("month", month));
        }
        store.request(tx, month, by, clock.instant());
    }
}
