package huiyu.policy.bill;

import huiyu.kernel.time.Period;

/** A status of the tenant's catalogue, such as {@code dibao}, and when it is held. */
public record HeldStatus(String status, Period period) {}
