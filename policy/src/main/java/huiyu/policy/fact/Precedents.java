package huiyu.policy.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Answers already given, found again by the facts that were looked at to give them. What is looked at next hangs on nothing but
 * what was found so far; so whoever is found alike in all that was looked at is answered alike, whatever else is known. For
 * one kind of question, one thread.
 */
public final class Precedents<A> {
    // beyond this, what is learnt costs more memory than it saves work
    private static final int MOST = 200_000;
    private static final int MOST_WAYS = 100;

    /** What was looked at to answer some, among facts that have the same keys: for all else they have in common, they are alike. */
    private record Way<A>(List<FactReads.One> asked, FactKeys shape, AnswersByValues<A> answers) {}

    private final List<Way<A>> ways = new ArrayList<>();
    private int learnt;

    public Optional<A> find(FactRow facts) {
        for (Way<A> way : ways) {
            if (way.shape() == facts.shape()) {
                A answer = way.answers().find(facts);
                if (answer != null) {
                    return Optional.of(answer);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Keeps an answer, unless it was found by walking through everything that is known.
     *
     * @param reads what was looked at in the facts
     */
    public void add(FactRow facts, FactReads reads, A answer) {
        if (reads.isEverything() || learnt == MOST) {
            return;
        }
        Way<A> way = wayOf(facts.shape(), reads.asked());
        if (way != null) {
            way.answers().put(facts, answer);
            learnt++;
        }
    }

    private Way<A> wayOf(FactKeys shape, List<FactReads.One> asked) {
        for (Way<A> way : ways) {
            if (way.shape() == shape && way.asked().equals(asked)) {
                return way;
            }
        }
        if (ways.size() == MOST_WAYS) {
            return null;
        }
        // a key that none of them has, and which keys there are under a prefix, is the same for all of one shape
        List<FactReads.One> matter = asked.stream().filter(read -> shape.placeOf(read.key()) >= 0).toList();
        Way<A> fresh = new Way<>(asked, shape, new AnswersByValues<>(shape, matter));
        ways.add(fresh);
        return fresh;
    }
}
