/**
 * 年度预留: funds are of one year, decisions stand for several. When a year has begun and has its funds, what standing
 * decisions have falling due in it is reserved before new decisions take the money. Uses decision and fund.
 */
package huiyu.core.fundyear;
