/**
 * The policy engine. {@link huiyu.policy.PolicyEngine#assess} is the single entry point for preview, decision, monthly
 * run, what-if and policy cases: facts and a {@link huiyu.policy.PolicyBook} in, an
 * {@link huiyu.policy.assessment.Assessment} out. Pure: no clock, no database, no framework, no tenant; the same question
 * always has the same answer.
 */
package huiyu.policy;
