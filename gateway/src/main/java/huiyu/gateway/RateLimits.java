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
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Token buckets in PostgreSQL, shared by all instances: one per caller and tenant. A busy caller's requests are counted
 * here and brought to PostgreSQL together, ten times a second or twenty at once: asked for each request, the one row of
 * each caller cost more than passing the request on. So many more may slip through, for each instance.
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

    private static final int CLEANING_BATCH = 1_000;
    private static final int REMEMBERED = 20_000;
    private static final Optimization COUNTED_TOGETHER =
            Optimizations.delaying(new DelayParameters(20, Duration.ofMillis(100)));

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final BucketConfiguration caller;
    private final BucketConfiguration address;
    private final Cache<String, BucketProxy> busy = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(1))
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
        this.address = configuration(settings.rate().addressBurst(), settings.rate().addressPerSecond());
    }

    private static Instant now(JdbcClient database) {
        return database.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
    }

    ConsumptionProbe take(Caller who, String tenant) {
        if (!who.known()) {
            return buckets.getProxy(who.name(), () -> address).tryConsumeAndReturnRemaining(1);
        }
        return busy.get(who.name() + " in " + tenant, key -> buckets.builder()
                        .withOptimization(COUNTED_TOGETHER)
                        .build(key, () -> caller))
                .tryConsumeAndReturnRemaining(1);
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
