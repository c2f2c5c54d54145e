package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The console in a real browser, as each role uses it, against the platform that runs here: {@code console/e2e}. Skipped,
 * by name, where there is no Chromium.
 */
@ExtendWith(PlatformExtension.class)
class ConsoleStoriesTest {

    private static final Path CONSOLE = Path.of("../console");
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");

    /** Five times what they take on an idle machine of two cores. */
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final RunningPlatform platform;

    ConsoleStoriesTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    @Timeout(value = 16, unit = TimeUnit.MINUTES)
    void each_role_does_its_work_in_a_browser() throws IOException, InterruptedException {
        if (BROWSERS.stream().map(Path::of).noneMatch(Files::exists)) {
            System.out.println("SKIPPED console/e2e: no Chromium here. 未安装 Chromium,跳过浏览器用例。");
            abort("no Chromium");
        }
        Demo demo = new Demo(platform.installation().home(), platform.installation().ports());
        demo.createPeople().loadPolicy();

        ProcessBuilder stories = new ProcessBuilder("npm", "run", "--silent", "e2e")
                .directory(CONSOLE.toFile())
                .redirectErrorStream(true);
        stories.environment().put("HUIYU_ADDRESS", platform.url().toString());
        stories.environment().put("SCREENSHOTS", Path.of("target/screenshots").toAbsolutePath().toString());
        Files.readAllLines(demo.secretsFile()).stream()
                .map(line -> line.split("=", 2))
                .forEach(secret -> stories.environment().put(secret[0], secret[1]));
        assertThat(run(stories)).as("the stories of console/e2e passed, within " + LIMIT).isTrue();
    }

    /** Whether they passed; whatever hangs is ended with its browser, so that nobody waits for it. */
    private static boolean run(ProcessBuilder stories) throws IOException, InterruptedException {
        Process process = stories.start();
        // The streams of this JVM belong to the test runner: the stories get their own, and are told on line by line.
        process.getOutputStream().close();
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(System.out::println));
        try {
            return process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
