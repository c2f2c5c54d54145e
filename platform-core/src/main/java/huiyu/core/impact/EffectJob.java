package huiyu.core.impact;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Works off what is due; one instance at a time runs it. */
@Configuration
class EffectJob {

    @Bean
    RecurringTask<Void> policyEffects(EffectWork work) {
        return Tasks.recurring("policy-effects", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((instance, context) -> work.run());
    }
}
