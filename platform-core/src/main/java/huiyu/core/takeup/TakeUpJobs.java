package huiyu.core.takeup;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** By night for everybody, before the figures are taken, and soon for who asks; one instance at a time runs each. */
@Configuration
class TakeUpJobs {

    private static final LocalTime NIGHT = LocalTime.of(0, 30);

    @Bean
    RecurringTask<Void> beginTakeUp(TakeUpPasses passes) {
        return Tasks.recurring("take-up-begin", new Daily(NIGHT)).execute((instance, context) -> passes.beginEverywhere());
    }

    @Bean
    RecurringTask<Void> countTakeUp(TakeUpPasses passes) {
        return Tasks.recurring("take-up-count", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> passes.run());
    }
}
