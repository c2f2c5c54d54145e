package huiyu.core.factsource;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes the poller; one instance at a time runs it. */
@Configuration
class FactPollingJob {

    @Bean
    RecurringTask<Void> pollFactSources(FactPolling polling) {
        return Tasks.recurring("poll-fact-sources", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((instance, context) -> polling.pollAll());
    }
}
