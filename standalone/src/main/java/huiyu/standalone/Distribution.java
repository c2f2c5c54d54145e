package huiyu.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder the build makes: the two applications and the Keycloak archive. */
record Distribution(Path directory) {

    Path platform() {
        return directory.resolve("platform.jar");
    }

    Path gateway() {
        return directory.resolve("gateway.jar");
    }

    /** The archive; its name carries its version. */
    Path keycloak() {
        try (var files = Files.newDirectoryStream(directory, "keycloak-*.zip")) {
            return files.iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException("no Keycloak in " + directory, e);
        }
    }
}
