/**
 * Policy cases: worked examples that policy staff write as YAML and that run through the very code that decides in
 * production. {@link huiyu.policy.cases.Check} is the command; {@code docs/policy-cases.md} is the reference page.
 */
package huiyu.policy.cases;
