/**
 * Attendance 出勤 day by day, from spreadsheets. A file is taken in at once and worked through in chunks, each a transaction
 * of its own: whatever interrupts it, it goes on behind the last chunk.
 */
package huiyu.childcare.attendance;
