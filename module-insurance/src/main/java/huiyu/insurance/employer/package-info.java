/** Employers and the average wages they declare, which allowances are reckoned by. */
package huiyu.insurance.employer;
