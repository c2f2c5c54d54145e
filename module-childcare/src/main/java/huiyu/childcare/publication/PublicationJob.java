package huiyu.childcare.publication;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Publishes the registers of a new day; one instance at a time runs it. */
@Configuration("childcarePublicationJob")
class PublicationJob {

    @Bean
    RecurringTask<Void> publishChildcareInstitutions(Publication publication) {
        return Tasks.recurring("publish-childcare-institutions", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((instance, context) -> publication.runDaily());
    }
}
