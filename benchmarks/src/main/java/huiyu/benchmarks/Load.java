package huiyu.benchmarks;

import huiyu.benchmarks.Province.City;
import java.net.http.HttpResponse;
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

    private static final int LINES = 20;
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

    private record Sent(City city, String bill, String person) {}

    private final List<City> cities;
    private final List<Api> hospitals;
    private final AtomicLong next = new AtomicLong(1);

    Load(List<City> cities, List<Api> hospitals) {
        this.cities = cities;
        this.hospitals = hospitals;
    }

    Result run(int callers, int seconds, long seed) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Callable<Caller>> work = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Caller caller = new Caller(new Random(seed + i));
            work.add(() -> caller.until(end));
        }
        long begin = System.nanoTime();
        long settled = 0;
        long reversed = 0;
        long errors = 0;
        String firstError = "";
        List<long[]> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
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

    String bill(City city, String number, String person, Random random) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(i == 0 ? "" : ",").append("{\"code\":\"").append(Province.item(random)).append("\",\"day\":\"2026-05-0")
                    .append(1 + i % 5).append("\",\"quantity\":\"1\",\"amountFen\":").append(10_000 + random.nextInt(90_000)).append('}');
        }
        return """
                {"institution":"%s","number":"%s","person":{"kind":"citizen-id","number":"%s"},"kind":"inpatient","referral":"proper",\
                "admitted":"2026-05-01","discharged":"2026-05-05","lines":[%s]}"""
                .formatted(city.hospital(), number, person, lines);
    }

    private final class Caller {
        private final Random random;
        private final Deque<Sent> sent = new ArrayDeque<>();
        private long[] latencies = new long[1 << 16];
        private int count;
        private long settled;
        private long reversed;
        private long errors;
        private String firstError = "";

        Caller(Random random) {
            this.random = random;
        }

        Caller until(long end) throws Exception {
            while (System.nanoTime() < end) {
                boolean reverse = !sent.isEmpty() && random.nextInt(100) < REVERSALS_PERCENT;
                int index = random.nextInt(cities.size());
                Sent bill = reverse ? sent.removeFirst() : settle(index);
                long begin = System.nanoTime();
                HttpResponse<String> answer = reverse
                        ? hospitals.get(cities.indexOf(bill.city())).send("POST", "/insurance/reversals", reversal(bill))
                        : hospitals.get(index).send("POST", "/insurance/settlements", bill.bill());
                took((System.nanoTime() - begin) / 1000);
                count(reverse, bill, answer);
            }
            return this;
        }

        private Sent settle(int index) {
            City city = cities.get(index);
            String person = city.numbers().get(random.nextInt(city.numbers().size()));
            return new Sent(city, Load.this.bill(city, "B" + next.getAndIncrement(), person, random), person);
        }

        private void count(boolean reverse, Sent bill, HttpResponse<String> answer) {
            if (answer.statusCode() != 200) {
                errors++;
                firstError = firstError.isEmpty() ? answer.statusCode() + " " + answer.body() : firstError;
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

        private static String reversal(Sent bill) {
            String number = bill.bill().replaceAll(".*?\"number\":\"(B[0-9]+)\".*", "$1");
            return """
                    {"institution":"%s","number":"%s","person":{"kind":"citizen-id","number":"%s"},"reason":"benchmark"}"""
                    .formatted(bill.city().hospital(), number, bill.person());
        }
    }
}
