package huiyu.policy.bill;

import huiyu.kernel.money.Money;
import java.time.LocalDate;

/**
 * One line of a bill.
 *
 * @param code in the catalogue of drugs and items
 * @param day when the cost arose
 * @param total what the hospital charges
 * @param inScope the part of it that the catalogue puts in scope
 */
public record BillItem(String code, LocalDate day, Money total, Money inScope) {}
