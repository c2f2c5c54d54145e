package huiyu.core.indicator;

import huiyu.core.db.Ids;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.module.Indicator.Cell;
import huiyu.core.module.Indicator.Figure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Repository;

@Repository
class FigureStore {

    private final DSLContext acrossTenants;

    FigureStore(DSLContext acrossTenants) {
        this.acrossTenants = acrossTenants;
    }

    /** A tenant of the directory. @param parentId of a city its province, of a municipality the nation */
    record City(int tenantId, int parentId, String divisionCode, String nameZh, String nameEn) {}

    /** Those at or below a tenant who keep files, without integrators' sandboxes below it; the directory is open to all. */
    List<City> listCities(Read read) {
        return read.dsl()
                .fetch(
                        """
                        select id, parent_id, division_code, name_zh, name_en from core.tenant
                         where ? = any (lineage) and level in ('city', 'municipality') and status <> 'closed'
                           and (id = ? or substring(division_code from 3 for 2) <> '99')
                         order by division_code""",
                        read.tenantId(), read.tenantId())
                .map(FigureStore::city);
    }

    /** Everybody who has cities: for the daily run. */
    List<Integer> listProvinces() {
        return acrossTenants
                .resultQuery(
                        """
                        select distinct p.id from core.tenant p join core.tenant c on c.parent_id = p.id
                         where p.level = 'province' and c.level = 'city' and p.status <> 'closed'
                        union select id from core.tenant where level = 'municipality' and status <> 'closed' order by 1""")
                .fetch(0, Integer.class);
    }

    /** Takes the place of what was taken of the month before. */
    void replace(Tx tx, YearMonth month, String indicator, List<Figure> figures, Instant at) {
        tx.dsl().execute(
                "delete from core.indicator_figure where tenant_id = ? and month = ? and indicator = ?",
                tx.tenantId(), month.atDay(1), indicator);
        tx.dsl().execute(
                """
                insert into core.indicator_figure
                       (tenant_id, month, indicator, programme, slice, numerator, denominator, people, taken_at)
                select ?, ?, ?, f.programme, f.slice, f.numerator, f.denominator, f.people, ?::timestamptz
                  from unnest(?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[])
                       as f (programme, slice, numerator, denominator, people)""",
                tx.tenantId(), month.atDay(1), indicator, utc(at),
                figures.stream().map(figure -> figure.cell().programme()).toArray(String[]::new),
                figures.stream().map(figure -> figure.cell().slice()).toArray(String[]::new),
                figures.stream().map(Figure::numerator).toArray(Long[]::new),
                figures.stream().map(Figure::denominator).toArray(Long[]::new),
                figures.stream().map(Figure::people).toArray(Long[]::new));
    }

    List<Publication.Own> listOwn(Read read, YearMonth month) {
        return read.dsl()
                .fetch(
                        "select * from core.indicator_figure where tenant_id = ? and month = ? order by indicator, programme, slice",
                        read.tenantId(), month.atDay(1))
                .map(row -> new Publication.Own(read.tenantId(), row.get("indicator", String.class), figure(row)));
    }

    /** A city's own figures of some months. */
    List<PublishedCell> listOwn(Read read, String indicator, YearMonth from, YearMonth to) {
        return read.dsl()
                .fetch(
                        """
                        select *, false as hidden from core.indicator_figure
                         where tenant_id = ? and indicator = ? and month between ? and ? order by month, programme, slice""",
                        read.tenantId(), indicator, from.atDay(1), to.atDay(1))
                .map(FigureStore::cell);
    }

    /** What this tenant may read of others, and its own totals. */
    List<PublishedCell> listPublished(Read read, String indicator, YearMonth from, YearMonth to) {
        return read.dsl()
                .fetch(
                        """
                        select * from core.indicator_published
                         where reader_tenant_id = ? and published and indicator = ? and month between ? and ?
                         order by month, programme, slice, tenant_id""",
                        read.tenantId(), indicator, from.atDay(1), to.atDay(1))
                .map(FigureStore::cell);
    }

    /** This tenant's rows of a month, in place of those published before. */
    void publish(Tx tx, int readerId, YearMonth month, List<PublishedCell> cells, Instant at) {
        tx.dsl().execute(
                "delete from core.indicator_published where tenant_id = ? and month = ?", tx.tenantId(), month.atDay(1));
        tx.dsl().execute(
                """
                insert into core.indicator_published
                       (tenant_id, month, indicator, programme, slice, reader_tenant_id, published, numerator, denominator, hidden,
                        shown_numerator, shown_denominator, shown_people, published_at)
                select ?, ?, c.indicator, c.programme, c.slice, ?, true, c.numerator, c.denominator, c.hidden,
                       c.shown_numerator, c.shown_denominator, c.shown_people, ?::timestamptz
                  from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::boolean[], ?::bigint[], ?::bigint[], ?::bigint[])
                       as c (indicator, programme, slice, numerator, denominator, hidden, shown_numerator, shown_denominator, shown_people)""",
                tx.tenantId(), month.atDay(1), readerId, utc(at),
                cells.stream().map(PublishedCell::indicator).toArray(String[]::new),
                cells.stream().map(cell -> cell.cell().programme()).toArray(String[]::new),
                cells.stream().map(cell -> cell.cell().slice()).toArray(String[]::new),
                cells.stream().map(PublishedCell::numerator).toArray(Long[]::new),
                cells.stream().map(PublishedCell::denominator).toArray(Long[]::new),
                cells.stream().map(PublishedCell::hidden).toArray(Boolean[]::new),
                shown(cells, Figure::numerator),
                shown(cells, Figure::denominator),
                shown(cells, Figure::people));
    }

    private static Long[] shown(List<PublishedCell> cells, Function<Figure, Long> part) {
        return cells.stream().map(cell -> cell.shown() == null ? null : part.apply(cell.shown())).toArray(Long[]::new);
    }

    /** What was shown last. @param month it was published for */
    record LastShown(String indicator, YearMonth month, Figure figure) {}

    /** Of this tenant's cells, up to a month. */
    List<LastShown> listLastShown(Read read, YearMonth upTo) {
        return read.dsl()
                .fetch(
                        """
                        select distinct on (indicator, programme, slice)
                               indicator, month, programme, slice, shown_numerator, shown_denominator, shown_people
                          from core.indicator_published
                         where tenant_id = ? and month <= ? and shown_people is not null
                         order by indicator, programme, slice, month desc""",
                        read.tenantId(), upTo.atDay(1))
                .map(row -> new LastShown(
                        row.get("indicator", String.class),
                        YearMonth.from(row.get("month", LocalDate.class)),
                        new Figure(
                                new Cell(row.get("programme", String.class), row.get("slice", String.class)),
                                row.get("shown_numerator", long.class), row.get("shown_denominator", Long.class),
                                row.get("shown_people", long.class))));
    }

    /** A run that waits. */
    record Due(int tenantId, UUID runId) {}

    /** Asking again while one waits is that one. */
    void request(Tx tx, YearMonth month, String by, Instant at) {
        tx.dsl().execute(
                """
                insert into core.indicator_run (tenant_id, id, month, requested_by, requested_at)
                values (?, ?, ?, ?, ?::timestamptz) on conflict do nothing""",
                tx.tenantId(), Ids.next(), month.atDay(1), by, utc(at));
    }

    /** Through a named door that gives ids and nothing else. */
    List<Due> listDue() {
        return acrossTenants
                .resultQuery("select tenant_id, run_id from core.indicator_runs_due()")
                .fetch(row -> new Due(row.get("tenant_id", int.class), row.get("run_id", UUID.class)));
    }

    YearMonth monthOf(Read read, UUID runId) {
        return YearMonth.from(read.dsl()
                .fetchSingle("select month from core.indicator_run where tenant_id = ? and id = ?", read.tenantId(), runId)
                .get("month", LocalDate.class));
    }

    void completed(Tx tx, UUID runId, Instant at) {
        tx.dsl().execute(
                "update core.indicator_run set completed_at = ?::timestamptz where tenant_id = ? and id = ?",
                utc(at), tx.tenantId(), runId);
    }

    private static City city(Record row) {
        return new City(
                row.get("id", int.class), row.get("parent_id", int.class), row.get("division_code", String.class),
                row.get("name_zh", String.class), row.get("name_en", String.class));
    }

    private static Figure figure(Record row) {
        return new Figure(
                new Cell(row.get("programme", String.class), row.get("slice", String.class)),
                row.get("numerator", long.class), row.get("denominator", Long.class), row.get("people", long.class));
    }

    private static PublishedCell cell(Record row) {
        return new PublishedCell(
                row.get("tenant_id", int.class),
                YearMonth.from(row.get("month", LocalDate.class)),
                row.get("indicator", String.class),
                new Cell(row.get("programme", String.class), row.get("slice", String.class)),
                row.get("numerator", Long.class),
                row.get("denominator", Long.class),
                row.get("hidden", boolean.class),
                null);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
