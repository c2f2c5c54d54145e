package huiyu.policy.layer;

/** Which rule of which layer: its counters bear both names. */
record RuleName(String layer, String rule) {
    String counter(String own, String what) {
        return layer + "." + (own == null ? rule : own) + "." + what;
    }
}
