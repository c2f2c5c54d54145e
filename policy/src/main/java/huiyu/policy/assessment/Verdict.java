package huiyu.policy.assessment;

/** GRANTED: there is an entitlement. REFUSED: there is none, and the reasons say why. OPEN: a fact is missing; see the questions. */
public enum Verdict { GRANTED, REFUSED, OPEN }
