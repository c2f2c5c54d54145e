package huiyu.policy.problem;

import java.util.List;

/**
 * Policy cannot answer: the facts are impossible, a definition is wrong, or a value that is needed does not exist. Each
 * problem has a stable code and names the field, parameter or fact it is about. Nothing is ever guessed in its place.
 */
public class PolicyException extends RuntimeException {
    /**
     * @param code stable, such as {@code INVALID_DATE}
     * @param subject what it is about: a fact key, a parameter key or a field path
     * @param zh for people, Chinese
     * @param en for people, English
     */
    public record Problem(String code, String subject, String zh, String en) {
        @Override public String toString() {
            return code + " " + subject + ": " + en;
        }
    }

    private final transient List<Problem> problems;

    public PolicyException(List<Problem> problems) {
        super(String.join("; ", problems.stream().map(Problem::toString).toList()));
        this.problems = List.copyOf(problems);
    }

    public PolicyException(String code, String subject, String zh, String en) {
        this(List.of(new Problem(code, subject, zh, en)));
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The code of the first problem. */
    public String code() {
        return problems.getFirst().code();
    }
}
