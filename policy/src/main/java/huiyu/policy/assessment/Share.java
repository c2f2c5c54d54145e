package huiyu.policy.assessment;

import huiyu.kernel.money.Rate;

/** Who bears or receives what part. Shares of a list sum to 1; the last takes what rounding leaves. */
public record Share(String party, Rate share) {}
