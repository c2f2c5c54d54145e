/** Premiums paid for whoever holds a status 参保资助: a case of core, opened by the enrolment. */
package huiyu.assistance.premium;
