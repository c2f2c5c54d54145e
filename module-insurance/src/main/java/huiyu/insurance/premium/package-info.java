/** Premiums that the treasury pays back: a newborn's first, and grandparents' long-term care. Cases of core, opened by themselves. */
package huiyu.insurance.premium;
