package huiyu.standalone;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * The program behind {@code ./huiyu}. Arguments: {@code up}, {@code stop}, {@code running} (exit code 0 when it is), or
 * {@code audit verify}, {@code keys wrap}, {@code keys renew}, {@code keys finish}.
 */
public final class Standalone {

    private static final int NOT_RUNNING = 3;

    private Standalone() {}

    public static void main(String[] args) {
        Console console = new Console(System.out);
        Home home = Home.of(System.getenv());
        System.exit(
                switch (String.join(" ", args)) {
                    case "up" -> up(home, console);
                    case "stop" -> stop(home, console);
                    case "running" -> saysWhereItRuns(home, console) ? 0 : NOT_RUNNING;
                    case "audit verify" -> command(home, console, platform -> platform.run(args));
                    case "keys wrap", "keys renew", "keys finish" -> command(home, console, platform -> platform.runAsOwner(args));
                    default -> throw new IllegalArgumentException("up, stop, running, audit verify or keys wrap|renew|finish");
                });
    }

    /** Of the running database, by a process of its own with the platform's settings. */
    private static int command(Home home, Console console, ToIntFunction<PlatformCommand> command) {
        if (home.isFree()) {
            console.say("未在运行", "not running");
            return NOT_RUNNING;
        }
        return command.applyAsInt(new PlatformCommand(home, new Distribution(distribution())));
    }

    private static int stop(Home home, Console console) {
        home.runningProcess()
                .ifPresentOrElse(
                        process -> {
                            process.destroy();
                            process.onExit().join();
                            console.say("已停止", "stopped");
                        },
                        () -> console.say("未在运行", "not running"));
        return 0;
    }

    private static boolean saysWhereItRuns(Home home, Console console) {
        if (home.isFree()) {
            return false;
        }
        console.say("惠育已在运行", "Huiyu is already running");
        console.text(home.readAddresses());
        return true;
    }

    private static int up(Home home, Console console) {
        Optional<HomeLock> lock = home.lock();
        if (lock.isEmpty()) {
            saysWhereItRuns(home, console);
            return 0;
        }
        Installation installation =
                new Installation(home, Ports.choose(System.getenv()), distribution(), console);
        Runtime.getRuntime().addShutdownHook(new Thread(installation::close, "stop"));
        try {
            installation.start();
            createDemo(home, installation.ports(), console);
            home.writeAddresses(Welcome.text(installation));
            console.text(home.readAddresses());
            installation.supervise();
            if (installation.isStopping()) {
                return 0;
            }
            console.problem("平台停止,原因见日志", "the platform stops; see " + home.logs());
        } catch (RuntimeException failure) {
            if (!installation.isStopping()) {
                home.log(failure);
                console.problem("启动失败:" + reason(failure), "Start failed; see " + home.logs());
            }
        }
        return 1;
    }

    private static String reason(Throwable failure) {
        return failure.getCause() == null ? failure.getMessage() : failure.getMessage() + ": " + reason(failure.getCause());
    }

    /** A platform without its demo is still a platform. */
    private static void createDemo(Home home, Ports ports, Console console) {
        if ("off".equals(System.getenv("HUIYU_DEMO"))) {
            return;
        }
        try {
            console.say("演示数据(仅首次)", "demo data, the first time only");
            if (new Demo(home, ports).createOnce()) {
                console.say(
                        "济南、福州:定点医院、用人单位、目录、参保、产前登记与一次分娩结算;济南的津贴等单位申报工资,另有低保名单与一条预警",
                        "Jinan and Fuzhou: a hospital, an employer, a catalogue, enrolments, a pregnancy and a delivery; Jinan's allowance waits for"
                                + " the employer's wage, and there are a list of statuses and a warning");
            }
        } catch (RuntimeException failure) {
            home.log(failure);
            console.problem("演示数据未能完成:" + failure.getMessage(), "the demo data are not complete; the next start goes on");
        }
    }

    /** The folder our own jar lies in, with everything else beside it. */
    private static Path distribution() {
        String given = System.getProperty("huiyu.distribution");
        return Path.of(given != null ? given : System.getProperty("java.class.path"))
                .toAbsolutePath()
                .getParent();
    }
}
