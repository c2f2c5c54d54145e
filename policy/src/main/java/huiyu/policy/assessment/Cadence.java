package huiyu.policy.assessment;

/** How often a segment pays: each calendar month, each calendar year, or once. */
public enum Cadence { MONTH, YEAR, ONCE }
