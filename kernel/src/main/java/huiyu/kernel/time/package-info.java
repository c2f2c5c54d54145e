/**
 * Time as types: {@link huiyu.kernel.time.Period} and {@link huiyu.kernel.time.Timeline} instead of loops over dates,
 * {@link huiyu.kernel.time.WorkingCalendar} for promises in working days, {@link huiyu.kernel.time.Age} and
 * {@link huiyu.kernel.time.Deadline} for the counting rules of the Civil Code. Nothing here knows what day it is.
 */
package huiyu.kernel.time;
