/**
 * Inclusive childcare 普惠托育: institutions and their places, enrolments, vouchers, supervision. Its rules are the engine's
 * ({@code huiyu.policy.childcare}); others see {@link huiyu.childcare.ChildcareModule} only.
 */
package huiyu.childcare;
