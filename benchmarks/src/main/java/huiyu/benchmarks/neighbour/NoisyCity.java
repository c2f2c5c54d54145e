package huiyu.benchmarks.neighbour;

import huiyu.benchmarks.Api;
import huiyu.benchmarks.Deployment;
import huiyu.benchmarks.Tokens;
import huiyu.benchmarks.imports.NurseryCity;
import huiyu.benchmarks.imports.Upload;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;

/** A city that imports sheets of attendance one after the other and runs its month again and again, until it is told to stop. */
final class NoisyCity implements AutoCloseable {

    private static final int PAUSE_MILLIS = 200;

    private final DSLContext owner;
    private final NurseryCity nursery;
    private final GrantedCity granted;
    private final int rows;
    private final Upload upload;
    private final Api finance;
    private final YearMonth month;
    private ExecutorService working;
    private Future<?> importing;
    private Future<?> paying;
    private volatile boolean closing;
    private int sheets;

    NoisyCity(Deployment deployment, Tokens tokens, NurseryCity nursery, GrantedCity granted, int rows, LocalDate today) throws Exception {
        this.owner = deployment.owner();
        this.nursery = nursery;
        this.granted = granted;
        this.rows = rows;
        this.upload = new Upload(deployment.gateway() + "/api/childcare/attendance-imports", tokens.ofClient(NurseryCity.CLIENT));
        this.finance = new Api(deployment.gateway(), tokens.ofPerson(granted.officer()));
        this.month = YearMonth.from(today);
    }

    void begin() {
        closing = false;
        working = Executors.newFixedThreadPool(2);
        importing = working.submit(() -> {
            while (!closing) {
                upload.run(nursery.sheet(rows, 0, sheets++), "?institution=" + NurseryCity.NURSERY);
            }
            return null;
        });
        paying = working.submit(() -> {
            while (!closing) {
                finance.done("POST", "/payment-runs", "{\"month\": \"" + month + "\"}");
                Thread.sleep(PAUSE_MILLIS);
            }
            return null;
        });
    }

    /** Rows of attendance and payment orders it has made until now. */
    long done() {
        return owner.fetchSingle(
                        """
                        select (select count(*) from childcare.attendance where tenant_id = ?) + (select count(*) from core.payment_order where tenant_id = ?)""",
                        granted.tenantId(), granted.tenantId())
                .get(0, Long.class);
    }

    /** Returns when what it has begun is done: the next round is quiet. */
    @Override
    public void close() throws Exception {
        closing = true;
        importing.get();
        paying.get();
        working.close();
        while (owner.fetchSingle("select exists (select from core.payment_run where status = 'running')").get(0, Boolean.class)) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
