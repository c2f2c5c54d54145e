package huiyu.core.casework;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night; one instance at a time runs it. */
@Configuration
class PromiseRecountJob {

    private static final LocalTime NIGHT = LocalTime.of(2, 10);

    @Bean
    RecurringTask<Void> recountPromises(PromiseRecount recount) {
        return Tasks.recurring("recount-promises", new Daily(NIGHT)).execute((instance, context) -> recount.run());
    }
}
