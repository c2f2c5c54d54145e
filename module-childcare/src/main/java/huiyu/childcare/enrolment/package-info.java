/** Which child attends which institution from when to when, and how full institutions are on any day. */
package huiyu.childcare.enrolment;
