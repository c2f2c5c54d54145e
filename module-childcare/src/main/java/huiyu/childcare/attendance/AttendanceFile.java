package huiyu.childcare.attendance;

import huiyu.core.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of an .xlsx file: columns institution, child, day, present, by the names in its first row. */
final class AttendanceFile {

    private static final List<String> COLUMNS = List.of("institution", "child", "day", "present");
    private static final int MOST_ROWS = 200_000;

    private AttendanceFile() {}

    /** @param number as people count rows, the heading being row 1 */
    record Line(int number, String institution, String child, String day, String present) {}

    /** @throws ProblemException 400 {@code attendance-unreadable}; 422 for a missing column, no rows or too many */
    static List<Line> read(byte[] file) {
        List<Row> rows = rows(file);
        if (rows.size() < 2) {
            throw ProblemException.invalidField("file", "attendance-rows", Map.of("most", MOST_ROWS));
        }
        Map<String, Integer> columns = new HashMap<>();
        rows.getFirst().stream().forEach(cell -> columns.put(text(cell), cell.getColumnIndex()));
        COLUMNS.stream().filter(column -> !columns.containsKey(column)).findFirst().ifPresent(missing -> {
            throw ProblemException.invalidField("file", "attendance-column", Map.of("column", missing));
        });
        List<Line> lines = new ArrayList<>(rows.size());
        for (Row row : rows.subList(1, rows.size())) {
            Line line = new Line(
                    row.getRowNum(), cell(row, columns.get("institution")), cell(row, columns.get("child")), day(row, columns.get("day")),
                    cell(row, columns.get("present")));
            if (!(line.institution() + line.child() + line.day() + line.present()).isBlank()) {
                lines.add(line);
            }
        }
        if (lines.isEmpty() || lines.size() > MOST_ROWS) {
            throw ProblemException.invalidField("file", "attendance-rows", Map.of("most", MOST_ROWS));
        }
        return lines;
    }

    private static List<Row> rows(byte[] file) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.toList();
        } catch (IOException | RuntimeException notThis) {
            throw ProblemException.malformed("attendance-unreadable", Map.of());
        }
    }

    private static String cell(Row row, int index) {
        return index < row.getCellCount() ? text(row.getCell(index)) : "";
    }

    /** A day may be written as text or be a date of the spreadsheet. */
    private static String day(Row row, int index) {
        String text = cell(row, index);
        return text.matches("[0-9]{5}(\\.0+)?") ? row.getCell(index).asDate().toLocalDate().toString() : text;
    }

    private static String text(Cell cell) {
        return Optional.ofNullable(cell).map(Cell::getRawValue).orElse("").strip();
    }
}
