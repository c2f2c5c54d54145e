package huiyu.insurance.national;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wakes the sender; one instance at a time runs it. */
@Configuration
class NationalSendingJob {

    @Bean
    RecurringTask<Void> sendNationalReports(NationalSending sending) {
        return Tasks.recurring("send-national-reports", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> sending.sendAll());
    }
}
