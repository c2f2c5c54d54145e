package huiyu.core.web;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night; one instance at a time runs it. */
@Configuration
class IdempotencyPurgeJob {

    private static final LocalTime NIGHT = LocalTime.of(3, 40);

    @Bean
    RecurringTask<Void> purgeIdempotency(IdempotencyPurge purge) {
        return Tasks.recurring("purge-idempotency", new Daily(NIGHT)).execute((instance, context) -> purge.run());
    }
}
