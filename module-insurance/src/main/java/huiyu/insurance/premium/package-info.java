/** Premiums that the treasury pays back, a newborn's first among them. Cases of core, opened by themselves. */
package huiyu.insurance.premium;
