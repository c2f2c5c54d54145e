/**
 * Rules of childcare institutions 托育: which child-months count, how large a group may be, what a voucher pays. Pure: facts
 * and parameters in, an answer with its reason out.
 */
package huiyu.policy.childcare;
