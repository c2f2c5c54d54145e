package huiyu.policy.assessment;

import huiyu.policy.definition.Text;

/** A fact that is missing, and what a person is asked. */
public record Question(String fact, Text text) {}
