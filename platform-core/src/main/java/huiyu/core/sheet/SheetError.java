package huiyu.core.sheet;

/** What is wrong with a row: the first column found so, and the rule it breaks. One for each row. */
public record SheetError(int number, String field, String rule) {}
