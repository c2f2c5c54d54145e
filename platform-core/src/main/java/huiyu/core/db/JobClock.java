package huiyu.core.db;

import com.github.kagkarlsson.scheduler.Clock;
import java.time.OffsetDateTime;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose turn a job is, and whether who has it still lives, is judged by the one clock all instances share. */
@Configuration
class JobClock {

    @Bean
    Clock schedulerClock(DSLContext database) {
        DatabaseClock shared = new DatabaseClock(
                () -> database.fetchSingle("select clock_timestamp()").get(0, OffsetDateTime.class).toInstant(), System::nanoTime);
        return shared::now;
    }
}
