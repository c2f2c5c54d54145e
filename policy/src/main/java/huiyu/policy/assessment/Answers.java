package huiyu.policy.assessment;

import java.util.List;

/** The answers to one question asked of many: who is due the same for the same reasons shares an answer. */
public final class Answers {
    private final List<Assessment> given;
    private final int[] numbers;

    /**
     * @param given each answer once
     * @param numbers by row, which of them
     */
    public Answers(List<Assessment> given, int[] numbers) {
        this.given = List.copyOf(given);
        this.numbers = numbers;
    }

    public Assessment of(int row) {
        return given.get(numbers[row]);
    }

    /** Which of {@link #given} a row's answer is. */
    public int numberOf(int row) {
        return numbers[row];
    }

    public List<Assessment> given() {
        return given;
    }

    public int count() {
        return numbers.length;
    }
}
