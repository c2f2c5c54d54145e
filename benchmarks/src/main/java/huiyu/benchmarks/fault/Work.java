package huiyu.benchmarks.fault;

import huiyu.benchmarks.InpatientBill;
import huiyu.benchmarks.Province;
import huiyu.benchmarks.fault.Promises.Kind;
import huiyu.benchmarks.fault.Promises.Promise;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A day's work in every city at once: bills and reversals, births, verdicts at two levels, payment runs. */
final class Work implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOTHERS_FROM = 900_000;
    private static final int IMPATIENT_PERCENT = 20;
    // enough that something is always under way, not so much that a part has no processor to come back on
    private static final int PAUSE_MILLIS = 150;

    private final Promises promises;
    private final LocalDate today;
    private final AtomicInteger next = new AtomicInteger(1);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> working = new ArrayList<>();
    private volatile boolean closing;

    Work(Promises promises, LocalDate today) {
        this.promises = promises;
        this.today = today;
    }

    /** One round of somebody's work. */
    private interface Job {
        void once() throws InterruptedException;
    }

    void begin(List<Workplace> places, int hospitals, long seed) {
        for (Workplace place : places) {
            for (int i = 0; i < hospitals; i++) {
                Hospital hospital = new Hospital(place, new Random(seed + i));
                repeat(hospital::once);
            }
            repeat(() -> birth(place));
            repeat(() -> verdicts(place, place.caseworker()));
            repeat(() -> verdicts(place, place.reviewer()));
            repeat(() -> pay(place));
        }
    }

    private void repeat(Job job) {
        working.add(people.submit(() -> {
            while (!closing) {
                job.once();
                Thread.sleep(PAUSE_MILLIS);
            }
            return null;
        }));
    }

    /** Everybody finishes what they have begun and goes home. */
    @Override
    public void close() throws Exception {
        closing = true;
        for (Future<?> one : working) {
            one.get();
        }
        people.close();
    }

    private void birth(Workplace place) throws InterruptedException {
        int number = next.getAndIncrement();
        LocalDate born = today.minusDays(30);
        String body = """
                {"eventNumber": "E-%1$d", "kind": "birth", "occurredOn": "%2$s",
                 "birth": {
                   "child": {"name": "小满", "birthDate": "%2$s", "birthCertificate": "T37%1$07d", "birthOrder": 1, "householdDivision": "%3$s"},
                   "parents": [{"role": "mother", "name": "李梅", "citizenId": "%4$s"}],
                   "facts": [{"fact": "family.children", "value": [{"birth_date": "%2$s"}]}]}}"""
                .formatted(number, born, place.city().code(), Province.number(0, MOTHERS_FROM + number));
        tell(place, Kind.BIRTH, "E-" + number, place.counter().send("POST", "/life-events", body));
    }

    private void verdicts(Workplace place, Caller reviewing) throws InterruptedException {
        Answered list = reviewing.send("GET", "/tasks?view=team&kind=review&limit=20", null);
        if (!list.yes()) {
            return;
        }
        for (JsonNode task : JSON.readTree(list.body()).get("items")) {
            if (closing) {
                return;
            }
            String id = task.get("id").asString();
            String body = "{\"verdict\": \"approve\", \"caseVersion\": %d}".formatted(task.get("caseSummary").get("version").asInt());
            tell(place, Kind.VERDICT, id, reviewing.sendOnce("POST", "/tasks/" + id + "/verdict", body));
        }
    }

    void pay(Workplace place) throws InterruptedException {
        Answered run = place.finance().send("POST", "/payment-runs", "{\"month\": \"" + YearMonth.from(today) + "\"}");
        if (run.yes()) {
            tell(place, Kind.PAYMENT_RUN, JSON.readTree(run.body()).get("id").asString(), run);
        }
    }

    private Answered tell(Workplace place, Kind kind, String name, Answered answered) {
        promises.record(new Promise(place.city().tenantId(), kind, name), answered);
        return answered;
    }

    /** Sends bills, takes some back; now and then it goes away before the answer. */
    private final class Hospital {
        private final Workplace place;
        private final Random random;
        private final Deque<String[]> sent = new ArrayDeque<>();

        Hospital(Workplace place, Random random) {
            this.place = place;
            this.random = random;
        }

        void once() throws InterruptedException {
            if (sent.size() > 10) {
                reverse(sent.removeFirst());
                return;
            }
            // few people, so that bills of one person meet
            List<String> numbers = place.city().numbers();
            String person = numbers.get(random.nextInt(numbers.size()));
            String number = "B" + next.getAndIncrement();
            Answered settled = deliver("/insurance/settlements", InpatientBill.of(place.city(), number, person, random));
            tell(place, Kind.BILL, number, settled);
            if (settled.yes() && random.nextInt(10) == 0) {
                sent.addLast(new String[] {number, person});
            }
        }

        private void reverse(String[] bill) throws InterruptedException {
            String body = InpatientBill.reversal(place.city(), bill[0], bill[1]);
            tell(place, Kind.REVERSAL, bill[0], deliver("/insurance/reversals", body));
        }

        private Answered deliver(String path, String body) throws InterruptedException {
            return random.nextInt(100) < IMPATIENT_PERCENT
                    ? place.hospital().sendOnce("POST", path, body)
                    : place.hospital().send("POST", path, body);
        }
    }
}
