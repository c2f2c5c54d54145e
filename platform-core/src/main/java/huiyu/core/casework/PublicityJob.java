package huiyu.core.casework;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes cases whose publicity is over; one instance at a time runs it. */
@Configuration
class PublicityJob {

    @Bean
    RecurringTask<Void> endPublicity(PublicityEnd end) {
        return Tasks.recurring("end-publicity", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((instance, context) -> end.run());
    }
}
