package huiyu.core.clientcall;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.time.LocalTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Every instance writes what it has noted, each second and once more when it stops, and trims each minute what it wrote; one
 * of them purges by night.
 */
@Configuration
class ClientCallWriter {

    private static final LocalTime NIGHT = LocalTime.of(3, 50);

    @Bean
    RecurringTask<Void> purgeClientCalls(ClientCalls calls) {
        return Tasks.recurring("purge-client-calls", new Daily(NIGHT)).execute((instance, context) -> calls.purge());
    }

    /** Off where jobs are off. */
    @Bean
    @ConditionalOnProperty(name = "db-scheduler.enabled", matchIfMissing = true)
    SmartLifecycle writingClientCalls(ClientCalls calls) {
        return new Writing(calls);
    }

    private static final class Writing implements SmartLifecycle {

        private final ClientCalls calls;
        private ScheduledExecutorService thread;

        Writing(ClientCalls calls) {
            this.calls = calls;
        }

        @Override
        public void start() {
            thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("client-calls").factory());
            thread.scheduleWithFixedDelay(calls::write, 3, 3, TimeUnit.SECONDS);
            thread.scheduleWithFixedDelay(calls::trim, 1, 1, TimeUnit.MINUTES);
        }

        @Override
        public void stop() {
            thread.shutdown();
            thread = null;
            calls.write();
        }

        @Override
        public boolean isRunning() {
            return thread != null;
        }
    }
}
