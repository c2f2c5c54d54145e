/**
 * The counter and the app 窗口: families and clerks apply, answer, withdraw and hand in again; everybody sees the cases in
 * sight as one view. Uses casework and what stands below it.
 */
package huiyu.core.casedesk;
