/**
 * Childcare vouchers 托育券: issued by a programme within a budget, carried as a signed token that can be checked without a
 * connection, redeemed exactly once, settled with institutions.
 */
package huiyu.childcare.voucher;
