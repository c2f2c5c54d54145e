/**
 * Cases 办件: from receipt to decision. {@link huiyu.core.casework.CaseFlow} lists the steps of every case in order; a case
 * goes on until a step waits for a fact, a person or a date. What was promised at acceptance is kept in the case. Uses
 * decision, policy, party, fund, claim and notice.
 */
package huiyu.core.casework;
