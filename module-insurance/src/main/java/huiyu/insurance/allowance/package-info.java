/** Maternity leave and allowance: how many days, who pays them, which documents may be asked for. */
package huiyu.insurance.allowance;
