package huiyu.core.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes the dispatcher; one instance at a time runs it. */
@Configuration
class OutboxJob {

    /** Events of all tenants that keep failing. */
    @Bean
    MeterBinder stuckEventsGauge(OutboxStore store) {
        return registry -> Gauge.builder("huiyu.events.stuck", store, OutboxStore::countStuck).register(registry);
    }

    @Bean
    RecurringTask<Void> dispatchEvents(EventDispatcher dispatcher) {
        return Tasks.recurring("dispatch-events", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> dispatcher.dispatchGathering());
    }
}
