package huiyu.core.sheet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import huiyu.core.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * The rows of a file one after the other as text: CSV (UTF-8) or .xlsx, of a workbook its first sheet; which kind it is shows
 * in its first bytes.
 */
public final class RawRows implements AutoCloseable {

    /** @param counted whether a spreadsheet holds it as a number: its own dates are such */
    public record Cell(String text, boolean counted) {
        static final Cell EMPTY = new Cell("", false);
    }

    /** @param number as people count rows */
    public record Raw(int number, List<Cell> cells) {

        public List<String> texts() {
            return cells.stream().map(Cell::text).toList();
        }
    }

    private final AutoCloseable source;
    private final Iterator<Raw> rows;

    private RawRows(AutoCloseable source, Stream<Raw> rows) {
        this.source = source;
        this.rows = rows.iterator();
    }

    /** @throws ProblemException 400 {@code sheet-unreadable}, as the other methods */
    public static RawRows open(byte[] file) {
        return readable(() -> file.length > 1 && file[0] == 'P' && file[1] == 'K' ? workbook(file) : csv(file));
    }

    private static RawRows workbook(byte[] file) throws IOException {
        ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
        return new RawRows(workbook, workbook.getFirstSheet().openStream()
                .map(row -> new Raw(row.getRowNum(), row.stream().map(RawRows::cell).toList())));
    }

    private static RawRows csv(byte[] file) throws IOException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        // empty cells at the end of a row are often not written, or one too many
        CsvReader<CsvRecord> csv = CsvReader.builder().allowMissingFields(true).allowExtraFields(true).ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text);
        return new RawRows(csv, csv.stream()
                .map(row -> new Raw((int) row.getStartingLineNumber(), row.getFields().stream().map(field -> new Cell(field.strip(), false)).toList())));
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        return cell == null || cell.getRawValue() == null
                ? Cell.EMPTY
                : new Cell(cell.getRawValue().strip(), cell.getType() == CellType.NUMBER);
    }

    public boolean hasNext() {
        return readable(rows::hasNext);
    }

    public Raw next() {
        return readable(rows::next);
    }

    @Override
    public void close() {
        readable(() -> {
            source.close();
            return List.of();
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws Exception;
    }

    private static <T> T readable(Reading<T> reading) {
        try {
            return reading.read();
        } catch (Exception notThis) {
            throw ProblemException.malformed("sheet-unreadable", Map.of());
        }
    }
}
