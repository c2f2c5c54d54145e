package huiyu.benchmarks.fault;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;

/** What was asked of the platform and what it said: the measure of what must be there afterwards. */
final class Promises {

    enum Kind {
        BILL,
        REVERSAL,
        BIRTH,
        VERDICT,
        PAYMENT_RUN
    }

    /** NOTHING: sent, and no answer ever came; it may have happened once or not at all. */
    enum Said {
        YES,
        NO,
        NOTHING
    }

    /** @param name the business key within its tenant and kind: what the platform must know it by */
    record Promise(int tenantId, Kind kind, String name) {}

    private final Map<Promise, Said> said = new ConcurrentHashMap<>();
    private final Map<String, Integer> misleading = new ConcurrentHashMap<>();
    private final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    void record(Promise promise, Answered answered) {
        said.put(promise, answered.said());
        if (answered.said() == Said.NO) {
            refusals.merge(promise.kind() + " " + answered.problem(), 1, Integer::sum);
        }
    }

    /** An answer on the way to the last one: all who ask again are to be told to, by 503, 504 or 429. */
    void heard(int status, String path) {
        if (status == 401 || status >= 500 && status != 503 && status != 504) {
            misleading.merge(status + " " + path.replaceAll("[0-9a-f-]{36}", "{id}"), 1, Integer::sum);
        }
    }

    /** Answers that told a fault as a wrong login or as a failure of the program's own. */
    long misleading() {
        return misleading.values().stream().mapToLong(Integer::longValue).sum();
    }

    Map<String, Integer> listMisleading() {
        return misleading;
    }

    long count(Kind kind, Said what) {
        return said.entrySet().stream().filter(one -> one.getKey().kind() == kind && one.getValue() == what).count();
    }

    /** What was refused, by problem; a fault must never be told as a refusal. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    /** Lays them beside the platform's tables, to be counted in SQL. */
    void write(DSLContext owner) {
        owner.execute("create table bench.promise (tenant_id int, kind text, name text, said text, primary key (tenant_id, kind, name))");
        List<Map.Entry<Promise, Said>> all = List.copyOf(said.entrySet());
        owner.execute(
                "insert into bench.promise select * from unnest(?::int[], ?::text[], ?::text[], ?::text[])",
                all.stream().map(one -> one.getKey().tenantId()).toArray(Integer[]::new),
                all.stream().map(one -> one.getKey().kind().name()).toArray(String[]::new),
                all.stream().map(one -> one.getKey().name()).toArray(String[]::new),
                all.stream().map(one -> one.getValue().name()).toArray(String[]::new));
    }
}
