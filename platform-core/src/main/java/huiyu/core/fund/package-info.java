/**
 * Where the money comes from: funds of one funder and year, what is allocated to them, what decisions reserve, what
 * payment lines take. {@link huiyu.core.fund.Funds} is the one way to move money; every movement is a journal row whose
 * postings sum to zero. Uses the platform floor, and policy's segments to know what a decision commits to.
 */
package huiyu.core.fund;
