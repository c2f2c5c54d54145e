package huiyu.insurance.catalogue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import huiyu.core.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The rows of a file, CSV (UTF-8) or .xlsx, as text. Which it is shows in its first bytes. */
final class CatalogueFile {

    /** @param number as people count rows, the heading being row 1 */
    record Line(int number, List<String> cells) {}

    private CatalogueFile() {}

    /** @throws ProblemException 400 {@code catalogue-unreadable} */
    static List<Line> read(byte[] file) {
        try {
            return file.length > 1 && file[0] == 'P' && file[1] == 'K' ? workbook(file) : csv(file);
        } catch (IOException | RuntimeException notThis) {
            throw ProblemException.malformed("catalogue-unreadable", Map.of());
        }
    }

    private static List<Line> csv(byte[] file) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            rows.forEach(row -> lines.add(new Line((int) row.getStartingLineNumber(), row.getFields())));
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return lines;
    }

    private static List<Line> workbook(byte[] file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.map(row -> new Line(row.getRowNum(), row.stream().map(CatalogueFile::text).toList())).toList();
        }
    }

    private static String text(Cell cell) {
        return Optional.ofNullable(cell).map(Cell::getRawValue).orElse("");
    }
}
