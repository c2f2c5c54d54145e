/**
 * 回避: which staff member is whose family, so that nobody decides the own family's case. Knows no case. Uses party and
 * staff.
 */
package huiyu.core.recusal;
