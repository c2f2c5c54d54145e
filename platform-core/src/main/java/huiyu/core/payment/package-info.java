/**
 * From standing decisions to money on accounts. What is due by the segments, less what was ordered, is the next order:
 * the same subtraction makes regular payments, arrears and overpayments, and makes a second run find nothing to do.
 *
 * <p>{@link huiyu.core.payment.PaymentRunFlow} works a month off in chunks; {@link huiyu.core.payment.BatchFlow} takes
 * batches to the bank under four eyes; {@code pain} writes and reads ISO 20022; {@link
 * huiyu.core.payment.CorrectionFlow} deals with less being due than was ordered. Uses decision, fund and party; rooms
 * above it (recovery) plug into {@link huiyu.core.payment.SetOffs}.
 */
package huiyu.core.payment;
