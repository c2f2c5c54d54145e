package huiyu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the platform when the first test asks for it, empty, on any free ports, and stops it after the last. */
public final class PlatformExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningPlatform.class;
    }

    @Override
    public RunningPlatform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(PlatformExtension.class))
                .computeIfAbsent(Started.class, any -> Started.start(), Started.class)
                .platform();
    }

    private record Started(Installation installation, RunningPlatform platform) implements AutoCloseable {

        static Started start() {
            Path distribution = Path.of(System.getProperty("huiyu.distribution"));
            Home home = new Home(distribution.resolveSibling("test-home"));
            // Unpacked programs are worth keeping from build to build; nothing else is.
            List.of("postgresql", "logs", "files", "secrets.properties", "demo.env", "demo-complete")
                    .forEach(name -> delete(home.directory().resolve(name)));
            Installation installation = installation(home, distribution);
            try {
                installation.start();
                new Demo(home, installation.ports()).createPeople();
            } catch (RuntimeException failure) {
                installation.close();
                throw failure;
            }
            return new Started(installation, new RunningPlatform(installation));
        }

        private static Installation installation(Home home, Path distribution) {
            try {
                home.create();
                return new Installation(home, Ports.anyFree(), distribution, new Console(System.out));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            installation.close();
        }
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
