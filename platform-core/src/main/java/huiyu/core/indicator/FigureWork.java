package huiyu.core.indicator;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.indicator.FigureStore.City;
import huiyu.core.module.Indicator;
import huiyu.core.module.Indicator.Figure;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the figures of a month, each city in transactions of its own; then works out what may be published over all cities
 * of a province together, and writes it: each city its cells into its own rows, the province its totals.
 */
@Component
public class FigureWork {

    private static final Logger log = LoggerFactory.getLogger(FigureWork.class);

    private final FigureStore store;
    private final Indicators indicators;
    private final CellThreshold threshold;
    private final TenantTransaction transactions;
    private final Clock clock;

    FigureWork(
            FigureStore store,
            Indicators indicators,
            CellThreshold threshold,
            TenantTransaction transactions,
            Clock clock) {
        this.store = store;
        this.indicators = indicators;
        this.threshold = threshold;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What somebody asked for. */
    public void run() {
        for (FigureStore.Due due : store.listDue()) {
            try {
                take(due.tenantId(), transactions.read(due.tenantId(), read -> store.monthOf(read, due.runId())));
                transactions.execute(due.tenantId(), tx -> store.completed(tx, due.runId(), clock.instant()));
            } catch (RuntimeException failure) {
                log.error("figures of tenant {} stopped, to be tried again", due.tenantId(), failure);
            }
        }
    }

    /** Everybody's, of the running month and of what happened in the last one. */
    public void runDaily() {
        YearMonth month = YearMonth.now(clock);
        for (int tenant : store.listProvinces()) {
            try {
                take(tenant, month.minusMonths(1));
                take(tenant, month);
            } catch (RuntimeException failure) {
                log.error("daily figures of tenant {} stopped", tenant, failure);
            }
        }
    }

    /** @param tenantId a province, or one city, whose province then publishes all of its cities anew */
    private void take(int tenantId, YearMonth month) {
        List<City> cities = transactions.read(tenantId, store::listCities);
        cities.forEach(city -> takeOf(city, month));
        cities.stream().map(City::parentId).distinct().forEach(province -> publish(province, month));
    }

    private void takeOf(City city, YearMonth month) {
        LocalDate today = LocalDate.now(clock);
        List<Indicator> served = transactions.read(city.tenantId(), read -> indicators.listServed(read, today)).stream()
                .map(Indicators.Owned::indicator)
                .filter(one -> one.definition().kind() == Indicator.Kind.FLOW || month.equals(YearMonth.from(today)))
                .toList();
        served.forEach(one -> transactions.execute(
                city.tenantId(),
                tx -> store.replace(tx, month, one.definition().code(), one.take(tx, month), clock.instant())));
    }

    private void publish(int readerId, YearMonth month) {
        List<City> cities = transactions.read(readerId, store::listCities).stream()
                .filter(city -> city.parentId() == readerId)
                .toList();
        Map<String, Indicator> known = indicators.listAll().stream()
                .map(Indicators.Owned::indicator)
                .collect(Collectors.toMap(one -> one.definition().code(), Function.identity()));
        List<Publication.Own> figures = new ArrayList<>();
        cities.forEach(city -> transactions.read(city.tenantId(), read -> store.listOwn(read, month)).stream()
                .filter(own -> known.containsKey(own.indicator()) && known.get(own.indicator()).isTold(own.figure().cell()))
                .forEach(figures::add));
        int smallest = transactions.read(readerId, read -> threshold.on(read, LocalDate.now(clock)));
        List<PublishedCell> cells = new Publication(month, readerId, smallest, shown(cities, readerId, month)).of(figures);
        cities.forEach(city -> transactions.execute(
                city.tenantId(), tx -> store.publish(tx, readerId, month, of(tx, cells), clock.instant())));
        transactions.execute(readerId, tx -> store.publish(tx, readerId, month, of(tx, cells), clock.instant()));
    }

    /** What the reader may have kept of each cell: of a stock what was shown last, of what happens in a month that month's. */
    private Map<Publication.Place, Figure> shown(List<City> cities, int readerId, YearMonth month) {
        Set<String> stocks = indicators.listAll().stream()
                .map(owned -> owned.indicator().definition())
                .filter(definition -> definition.kind() == Indicator.Kind.STOCK)
                .map(Indicator.Definition::code)
                .collect(Collectors.toSet());
        Map<Publication.Place, Figure> shown = new HashMap<>();
        Stream.concat(cities.stream().map(City::tenantId), Stream.of(readerId)).distinct().forEach(tenant -> transactions
                .read(tenant, read -> store.listLastShown(read, month)).stream()
                .filter(last -> last.month().equals(month) || stocks.contains(last.indicator()))
                .forEach(last -> shown.put(
                        new Publication.Place(tenant, last.indicator(), last.figure().cell()), last.figure())));
        return shown;
    }

    private static List<PublishedCell> of(Tx tx, List<PublishedCell> cells) {
        return cells.stream().filter(cell -> cell.tenantId() == tx.tenantId()).toList();
    }
}
