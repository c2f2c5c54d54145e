package huiyu.benchmarks;

import huiyu.benchmarks.Province.City;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Callers that each wait for an answer before the next bill: 20 lines on an inpatient bill, two bills in a hundred are a
 * reversal of an earlier one of the same caller.
 */
final class Load {

    private static final int REVERSALS_PERCENT = 2;

    /** @param latencies in microseconds, sorted */
    record Result(long settled, long reversed, long errors, double seconds, long[] latencies, String firstError) {

        double perSecond() {
            return (settled + reversed) / seconds;
        }

        double millis(double quantile) {
            return latencies.length == 0 ? 0 : latencies[(int) Math.min(latencies.length - 1L, (long) (latencies.length * quantile))] / 1000.0;
        }
    }

    private record Sent(int city, String number, String person) {}

    private final List<City> cities;
    private final AtomicLong next = new AtomicLong(1);

    Load(List<City> cities) {
        this.cities = cities;
    }

    /** @param hospitals as each of the cities' hospitals comes in: through the gateway, or straight to the platform */
    Result run(List<Api> hospitals, int callers, int seconds, long seed) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Callable<Caller>> work = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(hospitals, new Random(seed + i));
            work.add(() -> caller.until(end));
        }
        long begin = System.nanoTime();
        long settled = 0;
        long reversed = 0;
        long errors = 0;
        String firstError = "";
        List<long[]> all = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (Future<Caller> done : threads.invokeAll(work)) {
                Caller caller = done.get();
                settled += caller.settled;
                reversed += caller.reversed;
                errors += caller.errors;
                firstError = firstError.isEmpty() ? caller.firstError : firstError;
                all.add(caller.latencies());
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        long[] latencies = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(settled, reversed, errors, took, latencies, firstError);
    }

    private final class Caller {
        private final List<Api> hospitals;
        private final Random random;
        private final Deque<Sent> sent = new ArrayDeque<>();
        private long[] latencies = new long[1 << 16];
        private int count;
        private long settled;
        private long reversed;
        private long errors;
        private String firstError = "";

        Caller(List<Api> hospitals, Random random) {
            this.hospitals = hospitals;
            this.random = random;
        }

        Caller until(long end) throws Exception {
            while (System.nanoTime() < end) {
                boolean reverse = !sent.isEmpty() && random.nextInt(100) < REVERSALS_PERCENT;
                Sent bill = reverse ? sent.removeFirst() : next();
                City city = cities.get(bill.city());
                String path = reverse ? "/insurance/reversals" : "/insurance/settlements";
                String body = reverse
                        ? InpatientBill.reversal(city, bill.number(), bill.person())
                        : InpatientBill.of(city, bill.number(), bill.person(), random);
                long begin = System.nanoTime();
                Api.Answer answer = hospitals.get(bill.city()).send("POST", path, body);
                took((System.nanoTime() - begin) / 1000);
                count(reverse, bill, answer);
            }
            return this;
        }

        private Sent next() {
            int city = random.nextInt(cities.size());
            List<String> numbers = cities.get(city).numbers();
            return new Sent(city, "B" + next.getAndIncrement(), numbers.get(random.nextInt(numbers.size())));
        }

        private void count(boolean reverse, Sent bill, Api.Answer answer) {
            if (answer.status() != 200) {
                errors++;
                firstError = firstError.isEmpty() ? answer.status() + " " + answer.body() : firstError;
            } else if (reverse) {
                reversed++;
            } else {
                settled++;
                if (sent.size() < 100) {
                    sent.addLast(bill);
                }
            }
        }

        private void took(long micros) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, count * 2);
            }
            latencies[count++] = micros;
        }

        private long[] latencies() {
            return Arrays.copyOf(latencies, count);
        }
    }
}
