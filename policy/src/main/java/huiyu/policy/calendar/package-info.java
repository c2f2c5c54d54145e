/** When an approved payment is paid: the payment calendars of programmes. */
package huiyu.policy.calendar;
