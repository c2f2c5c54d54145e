/**
 * Bills: previewed, settled, reversed, settled again. {@link huiyu.insurance.settlement.Settling} is the way of a bill;
 * {@link huiyu.insurance.settlement.SettlementStore} its two statements. What is decided comes from core's layers.
 */
package huiyu.insurance.settlement;
