/**
 * Cases 办件: from receipt to decision. {@link huiyu.core.casework.CaseFlow} lists the steps of every case in order; a case
 * goes on until a step waits for a fact, a person or a date. Its tasks, its steps and the verdicts that move it are here; what
 * people see and ask stands above, in casedesk, worklist and takeup. Uses terms, question, recusal, letter, decision, policy,
 * party, fund, claim and notice. Stores are read from above and written only here.
 */
package huiyu.core.casework;
