/**
 * Files of many rows 表格导入, .xlsx or CSV. A file is taken in at once, sealed, and worked through part by part, each in a
 * transaction of its own: whatever interrupts it, it goes on behind the last part. What the rows mean is for the room that
 * offers the {@link huiyu.core.sheet.SheetKind}; wrong rows are named by number, column and rule.
 */
package huiyu.core.sheet;
