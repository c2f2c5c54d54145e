/**
 * Medical assistance beside the bill: warning of families whose burden grows, the test of income for poverty through
 * illness, and checks on the fund's allocation. Pure.
 */
package huiyu.policy.assistance;
