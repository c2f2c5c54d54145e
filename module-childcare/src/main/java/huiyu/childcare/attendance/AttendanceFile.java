package huiyu.childcare.attendance;

import huiyu.core.web.ProblemException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of an .xlsx file: columns institution, child, day, present, by the names in its first row. */
final class AttendanceFile {

    private static final List<String> COLUMNS = List.of("institution", "child", "day", "present");
    private static final int MOST_ROWS = 200_000;

    private AttendanceFile() {}

    /** @param number as people count rows, the heading being row 1 */
    record Line(int number, String institution, String child, String day, String present) {}

    /**
     * Reads row by row: of a large file no more than one part is in memory.
     *
     * @param part takes lines, so many at a time, in the order of the file
     * @return how many lines there are; empty rows do not count
     * @throws ProblemException 400 {@code attendance-unreadable}; 422 for a missing column, no rows or too many
     */
    static int read(byte[] file, int size, Consumer<List<Line>> part) {
        int count = 0;
        try (SheetRows rows = SheetRows.open(file)) {
            Map<String, Integer> columns = rows.hasNext() ? columns(rows.next()) : Map.of();
            List<Line> lines = new ArrayList<>(size);
            while (rows.hasNext()) {
                line(rows.next(), columns).ifPresent(lines::add);
                if (lines.size() == size || !rows.hasNext()) {
                    count += lines.size();
                    requireRows(count <= MOST_ROWS);
                    part.accept(List.copyOf(lines));
                    lines.clear();
                }
            }
        }
        requireRows(count > 0);
        return count;
    }

    private static void requireRows(boolean right) {
        if (!right) {
            throw ProblemException.invalidField("file", "attendance-rows", Map.of("most", MOST_ROWS));
        }
    }

    private static Map<String, Integer> columns(Row heading) {
        Map<String, Integer> columns = new HashMap<>();
        heading.stream().forEach(cell -> columns.put(text(cell), cell == null ? 0 : cell.getColumnIndex()));
        COLUMNS.stream().filter(column -> !columns.containsKey(column)).findFirst().ifPresent(missing -> {
            throw ProblemException.invalidField("file", "attendance-column", Map.of("column", missing));
        });
        return columns;
    }

    private static Optional<Line> line(Row row, Map<String, Integer> columns) {
        Line line = new Line(
                row.getRowNum(), cell(row, columns.get("institution")), cell(row, columns.get("child")), day(row, columns.get("day")),
                cell(row, columns.get("present")));
        return (line.institution() + line.child() + line.day() + line.present()).isBlank() ? Optional.empty() : Optional.of(line);
    }

    private static String cell(Row row, int index) {
        return index < row.getCellCount() ? text(row.getCell(index)) : "";
    }

    /** A day may be written as text or be a date of the spreadsheet. */
    private static String day(Row row, int index) {
        String text = cell(row, index);
        boolean counted = !text.isEmpty() && row.getCell(index).getType() == CellType.NUMBER;
        return counted && text.matches("[0-9]{5}(\\.0+)?") ? row.getCell(index).asDate().toLocalDate().toString() : text;
    }

    private static String text(Cell cell) {
        return Optional.ofNullable(cell).map(Cell::getRawValue).orElse("").strip();
    }
}
