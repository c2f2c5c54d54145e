package huiyu.core.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes the sealing; one instance at a time runs it. */
@Configuration
class AuditSealJob {

    @Bean
    RecurringTask<Void> sealAuditTrail(AuditSealing sealing) {
        return Tasks.recurring("seal-audit-trail", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> sealing.sealAll());
    }
}
