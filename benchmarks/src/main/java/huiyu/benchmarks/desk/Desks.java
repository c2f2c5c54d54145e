package huiyu.benchmarks.desk;

import huiyu.benchmarks.Api.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** People at their desks: each waits for an answer, thinks for a moment and asks something else. */
public final class Desks {

    /** One kind of request, of whatever city it chooses. */
    @FunctionalInterface
    public interface Request {
        Answer send(Random random) throws IOException;
    }

    /** @param weight how often, against the others */
    public record Habit(String name, int weight, Request request) {}

    private final List<Habit> habits = new ArrayList<>();
    private final int people;
    private final int thinkMillis;

    public Desks(List<Habit> habits, int people, int thinkMillis) {
        habits.forEach(habit -> {
            for (int i = 0; i < habit.weight(); i++) {
                this.habits.add(habit);
            }
        });
        this.people = people;
        this.thinkMillis = thinkMillis;
    }

    public Latencies run(int seconds, long seed) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Callable<Latencies>> work = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Random random = new Random(seed * 1_000 + i);
            work.add(() -> until(end, random));
        }
        Latencies all = new Latencies();
        try (var threads = Executors.newFixedThreadPool(people)) {
            for (Future<Latencies> one : threads.invokeAll(work)) {
                all.add(one.get());
            }
        }
        return all;
    }

    private Latencies until(long end, Random random) throws Exception {
        Latencies own = new Latencies();
        while (System.nanoTime() < end) {
            Habit habit = habits.get(random.nextInt(habits.size()));
            long begun = System.nanoTime();
            Answer answer = habit.request().send(random);
            long micros = (System.nanoTime() - begun) / 1_000;
            if (answer.status() / 100 == 2) {
                own.took(habit.name(), micros);
            } else {
                own.failed(habit.name(), answer.status() + " " + answer.body());
            }
            Thread.sleep(random.nextInt(2 * thinkMillis + 1));
        }
        return own;
    }
}
