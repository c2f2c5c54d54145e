package huiyu.core.sheet;

import huiyu.core.db.Tx;
import java.util.List;

/** A kind of file: its columns, and what becomes of its rows. */
public interface SheetKind {

    /** Short and lasting, such as {@code attendance}: imports under way are known by it. */
    String code();

    List<SheetColumn> columns();

    /** How many rows are worked through in one transaction. */
    int rowsPerPart();

    /**
     * Checks rows and, unless it is a dry run, records the right ones. Rows recorded before change nothing.
     *
     * @param by the subject who brought the file
     * @return what is wrong, at most one for each row
     */
    List<SheetError> take(Tx tx, SheetImport standing, List<SheetRow> rows, String by);
}
