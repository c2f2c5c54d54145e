package huiyu.core.db;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one door: every request, job and event enters tenants' data through it. Binds the tenant right after begin, for
 * this transaction only, and reads the tenant's policy epoch in the same round trip.
 */
@Component
public class TenantTransaction {

    private static final HotStatement BIND = new HotStatement(
            """
            select set_config('app.tenant_id', t.id::text, true), set_config('app.lineage', t.lineage::text, true), t.policy_epoch
              from core.tenant t where t.id = ?""");

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final TransactionTemplate nested;
    private final DSLContext dsl;

    public TenantTransaction(PlatformTransactionManager transactions, DSLContext dsl) {
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.nested = new TransactionTemplate(transactions);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.dsl = dsl;
    }

    /** Runs {@code work} for the tenant and commits, or rolls back on any exception. */
    public <T> T run(int tenantId, Function<Tx, T> work) {
        refuseNesting();
        return required(writing.<Result<T>>execute(
                status -> new Result<>(work.apply(new Tx(tenantId, bind(tenantId), dsl)))));
    }

    /** As {@link #run}, for work that returns nothing. */
    public void execute(int tenantId, Consumer<Tx> work) {
        run(tenantId, tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    /** Runs {@code work} for the tenant in a read-only transaction. */
    public <T> T read(int tenantId, Function<Read, T> work) {
        refuseNesting();
        return required(reading.<Result<T>>execute(
                status -> new Result<>(work.apply(new Read(tenantId, bind(tenantId), dsl)))));
    }

    /**
     * A part of the work under way that may fail alone: when it throws the expected exception, what it wrote is undone (a
     * savepoint) and the exception is given back; the rest of the work stands and goes on.
     */
    public <X extends RuntimeException> Optional<X> attempt(Tx tx, Class<X> expected, Runnable part) {
        try {
            nested.executeWithoutResult(status -> part.run());
            return Optional.empty();
        } catch (RuntimeException failure) {
            if (expected.isInstance(failure)) {
                return Optional.of(expected.cast(failure));
            }
            throw failure;
        }
    }

    /** A door inside a door would silently join the outer tenant's transaction. */
    private static void refuseNesting() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a tenant transaction is already open");
        }
    }

    private long bind(int tenantId) {
        return BIND.fetchOptional(dsl, row -> row.getLong(3), tenantId)
                .orElseThrow(() -> new IllegalArgumentException("no tenant " + tenantId));
    }

    /** Lets work return null without the template's "maybe null" reaching the caller. */
    private record Result<T>(T value) {}

    private static <T> T required(Result<T> result) {
        return result.value();
    }
}
