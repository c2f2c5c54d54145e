/**
 * A tenant's policy: what it consists of ({@link huiyu.core.policy.PolicyEntry}: documents, parameters, dated values,
 * programmes, policy cases), how it changes (a proposal, checked, approved by a second person) and what the others see
 * of it ({@code PolicyBooks}). What an entry says is read by the engine, {@code huiyu.policy}; this
 * room keeps it, dates it and inherits it. Uses the platform floor only.
 */
package huiyu.core.policy;
