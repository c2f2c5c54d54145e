package huiyu.core.sheet;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An empty sheet of a kind with one row that shows how it is meant: CSV, which every spreadsheet program opens. */
public final class SheetTemplate {

    /** Tells spreadsheet programs that what follows is UTF-8. */
    private static final String MARK = "\uFEFF";

    private SheetTemplate() {}

    public static String csv(SheetKind kind) {
        return MARK + line(kind.columns(), SheetColumn::zh) + line(kind.columns(), SheetColumn::example);
    }

    private static String line(List<SheetColumn> columns, Function<SheetColumn, String> cell) {
        return columns.stream().map(cell).collect(Collectors.joining(",", "", "\r\n"));
    }
}
