package huiyu.core.casework;

/** How a case goes on after a step. */
sealed interface StepResult {

    CaseFile file();

    /** To the next step. */
    record Onward(CaseFile file) implements StepResult {}

    /** Stays here until a fact, a person or a date; the status says for what. */
    record Waits(CaseFile file) implements StepResult {}

    /** What was judged has changed: back to the beginning. */
    record Again(CaseFile file) implements StepResult {}
}
