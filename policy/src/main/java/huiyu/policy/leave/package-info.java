/** Maternity leave: its days by the tenant's table, and which of them the fund pays an allowance for. Pure. */
package huiyu.policy.leave;
