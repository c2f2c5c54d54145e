package huiyu.app.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import huiyu.app.PlatformTest;
import huiyu.core.db.CoreDatabase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** Plays the stories and every wrong request with people's data in every text, then reads the logs. */
@TestInstance(PER_CLASS)
class PersonalDataInLogsTest extends PlatformTest {

    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> reader = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap() + " "
                    + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    };

    private final Level quiet = ROOT.getLevel();

    /** At the level of production, whatever tests are set to. */
    @BeforeAll
    void readAlong() {
        ROOT.setLevel(Level.INFO);
        reader.start();
        ROOT.addAppender(reader);
    }

    @AfterAll
    void stop() {
        ROOT.detachAppender(reader);
        ROOT.setLevel(quiet);
    }

    @Test
    void nothing_that_families_say_is_in_the_logs(@Autowired WebApplicationContext context) {
        MockMvcTester quiet = QuietMvc.of(context);
        SeededCity city = new SeededCity(quiet, events, CoreDatabase.createProvince());
        city.live();
        city.learnIds(ApiOperation.all());
        for (String word : city.said) {
            Mutation personal = new Mutation("personal", "\"" + word + "\"");
            for (ApiOperation operation : ApiOperation.all()) {
                ApiRequest right = ApiRequest.of(operation, city.own(), city.own());
                if (right.isJson()) {
                    personal.bodies(right.body()).forEach(body -> right.send(quiet, city.headers(city.first), body));
                }
            }
        }
        events.dispatchAll();
        LoggerFactory.getLogger("huiyu.trial").warn("a line, so that reading along is seen to work");

        assertThat(lines).anyMatch(line -> line.contains("reading along is seen to work"))
                .anyMatch(line -> line.contains("reportLifeEvent 2"));
        for (String word : city.said) {
            assertThat(lines.stream().filter(line -> line.contains(word)).map(line -> line.substring(0, Math.min(line.length(), 500))).toList())
                    .as("lines with %s", word).isEmpty();
        }
    }
}
