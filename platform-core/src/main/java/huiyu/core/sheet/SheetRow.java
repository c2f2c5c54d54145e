package huiyu.core.sheet;

import java.util.List;

/**
 * One row as text, without blanks around it; an empty cell is an empty text.
 *
 * @param number as people count rows, the heading being row 1
 * @param cells in the order of the kind's columns
 */
public record SheetRow(int number, List<String> cells) {

    public String cell(int column) {
        return cells.get(column);
    }

    /** Never what stands in it: that may be a personal number. */
    @Override
    public String toString() {
        return "SheetRow[" + number + "]";
    }
}
