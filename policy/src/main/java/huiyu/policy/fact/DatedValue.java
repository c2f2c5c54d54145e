package huiyu.policy.fact;

import huiyu.kernel.time.Period;

/** A value and when it holds; a fact without dates holds always. */
public record DatedValue(Object value, Period period) {}
