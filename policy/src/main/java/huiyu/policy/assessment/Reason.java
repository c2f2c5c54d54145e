package huiyu.policy.assessment;

import huiyu.policy.definition.Text;

/** Why something is not paid: a stable code, worded for people, with the clause it rests on (or null). */
public record Reason(String code, Text text, String clause) {}
