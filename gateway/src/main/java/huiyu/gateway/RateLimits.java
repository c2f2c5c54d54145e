package huiyu.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimization;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Token buckets in PostgreSQL, shared by all instances: one per caller and tenant, and one per tenant for all its callers.
 * Requests of the known are counted here and brought to PostgreSQL together, ten times a second or so many at once: asked
 * for each request, the one row of each caller cost more than passing the request on. So many more may slip through, for
 * each instance. An empty bucket is not asked again for a moment: who is refused must cost nobody else a connection.
 */
@Component
class RateLimits {

    /** Who asks: a verified name, or nothing but an address. */
    record Caller(String name, boolean known) {

        static Caller known(String subject) {
            return new Caller("subject " + subject, true);
        }

        static Caller unknown(String address) {
            return new Caller("address " + address, false);
        }
    }

    /** @param code of the problem @param again when another try makes sense */
    record Refusal(String code, Duration again) {}

    private static final int CLEANING_BATCH = 1_000;
    private static final int REMEMBERED = 20_000;
    private static final Duration TOGETHER = Duration.ofMillis(100);
    private static final Optimization OF_CALLER = Optimizations.delaying(new DelayParameters(20, TOGETHER));
    private static final Optimization OF_TENANT = Optimizations.delaying(new DelayParameters(100, TOGETHER));

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final BucketConfiguration caller;
    private final BucketConfiguration tenant;
    private final BucketConfiguration address;
    private final Cache<String, BucketProxy> busy = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(1))
            .build();
    /** When, by {@link System#nanoTime}, an empty bucket may be asked again. */
    private final Cache<String, Long> emptyUntil = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    RateLimits(DataSource dataSource, JdbcClient database, GatewaySettings settings) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .table("gateway.rate_bucket")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .clientClock(new DatabaseTime(() -> now(database), System::nanoTime))
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
        this.caller = configuration(settings.rate().callerBurst(), settings.rate().callerPerSecond());
        this.tenant = configuration(settings.rate().tenantBurst(), settings.rate().tenantPerSecond());
        this.address = configuration(settings.rate().addressBurst(), settings.rate().addressPerSecond());
    }

    private static Instant now(JdbcClient database) {
        return database.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    }

    /**
     * Who asks too much uses up nothing of the tenant's.
     *
     * @param of the tenant the caller is known to act in, if any
     * @return empty: go on
     */
    Optional<Refusal> take(Caller who, Optional<String> of) {
        if (!who.known()) {
            return take(who.name(), "too-many-requests", () -> buckets.getProxy(who.name(), () -> address));
        }
        String ofCaller = who.name() + " in " + of.orElse("");
        return take(ofCaller, "too-many-requests", () -> together(ofCaller, OF_CALLER, caller))
                .or(() -> of.map(code -> "tenant " + code)
                        .flatMap(key -> take(key, "too-many-requests-of-tenant", () -> together(key, OF_TENANT, tenant))));
    }

    private Optional<Refusal> take(String key, String code, Supplier<BucketProxy> bucket) {
        Long until = emptyUntil.getIfPresent(key);
        long now = System.nanoTime();
        if (until != null && until - now > 0) {
            return Optional.of(new Refusal(code, Duration.ofNanos(until - now)));
        }
        ConsumptionProbe probe = bucket.get().tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            return Optional.empty();
        }
        Duration wait = Duration.ofNanos(Math.max(probe.getNanosToWaitForRefill(), TOGETHER.toNanos()));
        emptyUntil.put(key, now + wait.toNanos());
        return Optional.of(new Refusal(code, wait));
    }

    private BucketProxy together(String key, Optimization counted, BucketConfiguration configuration) {
        return busy.get(key, any -> buckets.builder().withOptimization(counted).build(key, () -> configuration));
    }

    @Scheduled(fixedDelay = 60_000)
    void removeExpired() {
        while (buckets.removeExpired(CLEANING_BATCH) == CLEANING_BATCH) {
            // the next batch
        }
    }

    private static BucketConfiguration configuration(long burst, long perSecond) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
