package huiyu.core.fundyear;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.Clock;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every night soon after midnight, where days begin; one instance at a time runs it. */
@Configuration
class YearReservationJob {

    private static final LocalTime NIGHT = LocalTime.of(0, 10);

    @Bean
    RecurringTask<Void> reserveYear(YearReservations reservations, Clock clock) {
        return Tasks.recurring("reserve-year", new Daily(clock.getZone(), NIGHT))
                .execute((instance, context) -> reservations.run());
    }
}
