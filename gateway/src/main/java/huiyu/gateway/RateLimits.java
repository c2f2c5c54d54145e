package huiyu.gateway;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Token buckets in PostgreSQL, shared by all instances: one per caller and tenant. */
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

    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;
    private final BucketConfiguration caller;
    private final BucketConfiguration address;

    RateLimits(DataSource dataSource, GatewaySettings settings) {
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .table("gateway.rate_bucket")
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
        this.caller = configuration(settings.rate().callerBurst(), settings.rate().callerPerSecond());
        this.address = configuration(settings.rate().addressBurst(), settings.rate().addressPerSecond());
    }

    ConsumptionProbe take(Caller who, String tenant) {
        String key = who.name() + (who.known() ? " in " + tenant : "");
        return buckets.getProxy(key, () -> who.known() ? caller : address).tryConsumeAndReturnRemaining(1);
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
