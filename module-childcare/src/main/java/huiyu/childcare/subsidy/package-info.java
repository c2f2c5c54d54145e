/**
 * Money to institutions 机构补助: an institution's months become child-months, what is known of it becomes facts, and core
 * takes its case from there: assessment, decision, fund, payment, notice, as for a person.
 */
package huiyu.childcare.subsidy;
