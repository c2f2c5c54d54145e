package huiyu.policy.layer;

import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;

/** A stretch of cost that was paid at one rate. */
public record Slice(Money amount, Rate rate) {}
