package huiyu.childcare.attendance;

import huiyu.core.web.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Rows of a workbook's first sheet, one after the other; whatever is wrong with the file is one problem. */
final class SheetRows implements AutoCloseable {

    private final ReadableWorkbook workbook;
    private final Stream<Row> rows;
    private final Iterator<Row> each;

    private SheetRows(ReadableWorkbook workbook) throws IOException {
        this.workbook = workbook;
        this.rows = workbook.getFirstSheet().openStream();
        this.each = rows.iterator();
    }

    /** @throws ProblemException 400 {@code attendance-unreadable}, as the other methods */
    static SheetRows open(byte[] file) {
        return readable(() -> new SheetRows(new ReadableWorkbook(new ByteArrayInputStream(file))));
    }

    boolean hasNext() {
        return readable(each::hasNext);
    }

    Row next() {
        return readable(each::next);
    }

    @Override
    public void close() {
        readable(() -> {
            rows.close();
            workbook.close();
            return null;
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T readable(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | RuntimeException notThis) {
            throw ProblemException.malformed("attendance-unreadable", Map.of());
        }
    }
}
