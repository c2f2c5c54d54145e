package huiyu.core.sheet;

/**
 * A column, found by either of its names in the heading.
 *
 * @param name as the API and errors call it
 * @param zh as people call it
 * @param day whether it holds days: then a spreadsheet's own dates are read as such
 * @param example what a template shows; empty for nothing
 */
public record SheetColumn(String name, String zh, boolean required, boolean day, String example) {}
