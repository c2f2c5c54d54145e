package huiyu.core.sheet;

import huiyu.core.sheet.RawRows.Cell;
import huiyu.core.sheet.RawRows.Raw;
import huiyu.core.web.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The rows of a file by the columns of its kind, wherever these stand in it. */
final class SheetFile {

    static final int MOST_ROWS = 200_000;

    /** A spreadsheet counts days from here. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final Pattern COUNTED_DAY = Pattern.compile("[0-9]{5}(\\.0+)?");
    private static final int ABSENT = -1;

    private SheetFile() {}

    /**
     * Reads row by row: of a large file no more than one part is in memory.
     *
     * @param part takes rows, so many at a time, in the order of the file
     * @return how many rows there are; empty ones do not count
     * @throws ProblemException 400 {@code sheet-unreadable}; 422 for a missing column, no rows or too many
     */
    static int read(byte[] file, List<SheetColumn> columns, int size, Consumer<List<SheetRow>> part) {
        int count = 0;
        try (RawRows raw = RawRows.open(file)) {
            int[] places = places(raw.hasNext() ? raw.next().texts() : List.of(), columns);
            List<SheetRow> rows = new ArrayList<>(size);
            while (raw.hasNext()) {
                SheetRow row = row(raw.next(), columns, places);
                if (row.cells().stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(row);
                }
                if (rows.size() == size || !raw.hasNext() && !rows.isEmpty()) {
                    count += rows.size();
                    requireRows(count <= MOST_ROWS);
                    part.accept(List.copyOf(rows));
                    rows.clear();
                }
            }
        }
        requireRows(count > 0);
        return count;
    }

    private static void requireRows(boolean right) {
        if (!right) {
            throw ProblemException.invalidField("file", "sheet-rows", Map.of("most", MOST_ROWS));
        }
    }

    /** Where in the file each column stands. */
    private static int[] places(List<String> heading, List<SheetColumn> columns) {
        int[] places = new int[columns.size()];
        for (int i = 0; i < places.length; i++) {
            SheetColumn column = columns.get(i);
            places[i] = Math.max(heading.indexOf(column.name()), heading.indexOf(column.zh()));
            if (places[i] == ABSENT && column.required()) {
                throw ProblemException.invalidField("file", "sheet-column", Map.of("column", column.zh() + " " + column.name()));
            }
        }
        return places;
    }

    private static SheetRow row(Raw raw, List<SheetColumn> columns, int[] places) {
        List<String> cells = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            Cell cell = places[i] == ABSENT || places[i] >= raw.cells().size() ? Cell.EMPTY : raw.cells().get(places[i]);
            boolean day = columns.get(i).day() && cell.counted() && COUNTED_DAY.matcher(cell.text()).matches();
            cells.add(day ? day(cell.text()) : cell.text());
        }
        return new SheetRow(raw.number(), List.copyOf(cells));
    }

    private static String day(String counted) {
        return DAY_ZERO.plusDays(Long.parseLong(counted.substring(0, 5))).toString();
    }
}
