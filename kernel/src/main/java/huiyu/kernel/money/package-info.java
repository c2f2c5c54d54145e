/**
 * Amounts of renminbi. {@link huiyu.kernel.money.Money} is whole fen; whatever is not yet whole fen is a
 * {@link huiyu.kernel.money.Fraction} and becomes money through a {@link huiyu.kernel.money.Rounding}, once per payment
 * line, where the code says so.
 */
package huiyu.kernel.money;
