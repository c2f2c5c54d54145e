package huiyu.core.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes the sealing; one instance at a time runs it. */
@Configuration
class AuditSealJob {

    /** Seconds the oldest audit row may have been waiting for its seal. */
    @Bean
    MeterBinder auditSealLag(AuditSealing sealing) {
        return registry -> Gauge.builder("huiyu.audit.seal.lag", sealing, each -> each.lag().toMillis() / 1000.0)
                .baseUnit("seconds")
                .register(registry);
    }

    @Bean
    RecurringTask<Void> sealAuditTrail(AuditSealing sealing) {
        return Tasks.recurring("seal-audit-trail", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> sealing.sealAll());
    }
}
