/**
 * Enrolment of residents 居民参保: from which day a contribution covers, who waits and how long, what a newborn is spared, and
 * whether contributions keep to the floors. Pure; numbers are parameters of fixed names ({@code enrolment.*},
 * {@code resident.*}).
 */
package huiyu.policy.enrolment;
