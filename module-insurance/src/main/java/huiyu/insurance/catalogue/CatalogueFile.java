package huiyu.insurance.catalogue;

import huiyu.core.sheet.RawRows;
import huiyu.core.web.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rows of a file, CSV (UTF-8) or .xlsx, as text. */
final class CatalogueFile {

    /** @param number as people count rows, the heading being row 1 */
    record Line(int number, List<String> cells) {}

    private CatalogueFile() {}

    /** @throws ProblemException 400 {@code catalogue-unreadable} */
    static List<Line> read(byte[] file) {
        List<Line> lines = new ArrayList<>();
        try (RawRows rows = RawRows.open(file)) {
            while (rows.hasNext()) {
                RawRows.Raw row = rows.next();
                lines.add(new Line(row.number(), row.texts()));
            }
        } catch (ProblemException unreadable) {
            throw ProblemException.malformed("catalogue-unreadable", Map.of());
        }
        return lines;
    }
}
