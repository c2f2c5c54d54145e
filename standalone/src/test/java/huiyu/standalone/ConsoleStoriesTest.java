package huiyu.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private final RunningPlatform platform;

    ConsoleStoriesTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void each_role_does_its_work_in_a_browser() throws IOException, InterruptedException {
        if (BROWSERS.stream().map(Path::of).noneMatch(Files::exists)) {
            System.out.println("SKIPPED console/e2e: no Chromium here. 未安装 Chromium,跳过浏览器用例。");
            abort("no Chromium");
        }
        Demo demo = new Demo(platform.installation().home(), platform.installation().ports());
        demo.createPeople().loadPolicy();

        ProcessBuilder stories = new ProcessBuilder("npm", "run", "--silent", "e2e")
                .directory(CONSOLE.toFile())
                .inheritIO();
        stories.environment().put("HUIYU_ADDRESS", platform.url().toString());
        stories.environment().put("SCREENSHOTS", Path.of("target/screenshots").toAbsolutePath().toString());
        Files.readAllLines(demo.secretsFile()).stream()
                .map(line -> line.split("=", 2))
                .forEach(secret -> stories.environment().put(secret[0], secret[1]));
        assertThat(stories.start().waitFor()).as("the stories of console/e2e").isZero();
    }
}
