package huiyu.core.policy;

import huiyu.core.web.ProblemException;
import huiyu.policy.pack.PackLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The policy packs on the class path. */
@Component
class ShippedPacks {

    private final PackLibrary library = PackLibrary.onClassPath();

    List<PackSource> list() {
        return library.listIds().stream().map(ShippedPacks::read).toList();
    }

    /** @throws ProblemException 404 {@code pack-not-found} */
    PackSource get(String id) {
        if (!library.listIds().contains(id)) {
            throw ProblemException.notFound("pack-not-found", Map.of("pack", id));
        }
        return read(id);
    }

    private static PackSource read(String id) {
        String folder = "packs/" + id + "/";
        Map<String, String> files = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:" + folder + "**/*.yaml")) {
                String path = file.getURL().toString();
                files.put(
                        path.substring(path.lastIndexOf("/" + folder) + folder.length() + 1),
                        file.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read pack " + id, unreadable);
        }
        return new PackSource(id, files);
    }
}
