/**
 * Attendance 出勤 day by day: from spreadsheets, which core takes in and works through ({@link huiyu.core.sheet}), or one by
 * one.
 */
package huiyu.childcare.attendance;
