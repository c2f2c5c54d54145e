package huiyu.policy.assessment;

import huiyu.kernel.money.Money;
import java.time.LocalDate;

/** A payment already made: which component (null for any), the period it was for (last day included), how much. */
public record PaidInstalment(String component, LocalDate from, LocalDate to, Money amount) {}
