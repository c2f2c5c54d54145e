package huiyu.core.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes the dispatcher; one instance at a time runs it. */
@Configuration
class OutboxJob {

    @Bean
    RecurringTask<Void> dispatchEvents(EventDispatcher dispatcher) {
        return Tasks.recurring("dispatch-events", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((instance, context) -> dispatcher.dispatchAll());
    }
}
