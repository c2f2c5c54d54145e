/**
 * Maternity insurance: who is insured, what a bill costs whom, the allowance. {@link huiyu.insurance.InsuranceModule} is
 * all that others see of it; its rooms use core's public types and each other in this order: institution, employer,
 * catalogue, feed → enrolment → settlement → allowance, premium; national and
 * figure read what was settled.
 */
package huiyu.insurance;
