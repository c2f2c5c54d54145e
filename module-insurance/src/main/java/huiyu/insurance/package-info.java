/**
 * Maternity insurance: who is insured, what a bill costs whom, the allowance. {@link huiyu.insurance.InsuranceModule} is
 * all that others see of it; its rooms use core's public types and each other in this order: institution, employer,
 * catalogue → enrolment → settlement → allowance, premium.
 */
package huiyu.insurance;
