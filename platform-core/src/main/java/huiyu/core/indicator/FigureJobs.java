package huiyu.core.indicator;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** By night for everybody, and soon for who asks; one instance at a time runs each. */
@Configuration
class FigureJobs {

    @Bean
    RecurringTask<Void> requestedFigures(FigureWork work) {
        return Tasks.recurring("indicators-requested", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> work.run());
    }

    @Bean
    RecurringTask<Void> dailyFigures(FigureWork work, Clock clock) {
        return Tasks.recurring("indicators-daily", new Daily(clock.getZone(), LocalTime.of(2, 0)))
                .execute((instance, context) -> work.runDaily());
    }
}
