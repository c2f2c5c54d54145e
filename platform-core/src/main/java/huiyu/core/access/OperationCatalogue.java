package huiyu.core.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The operations of all API documents on the class path ({@code openapi/*.yaml}), by method and path template. */
@Component
public class OperationCatalogue {

    static final String BASE_PATH = "/api";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Map<String, Operation> byRoute = new HashMap<>();
    private final List<String> flaws = new ArrayList<>();

    public OperationCatalogue() {
        try {
            for (Resource document : new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*.yaml")) {
                try (InputStream yaml = document.getInputStream()) {
                    read(document.getFilename(), new Load(LoadSettings.builder().build()).loadFromInputStream(yaml));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the API documents", e);
        }
    }

    OperationCatalogue(Map<?, ?> document) {
        read("document", document);
    }

    Optional<Operation> find(String method, String pathTemplate) {
        return Optional.ofNullable(byRoute.get(route(method, pathTemplate)));
    }

    /** All routes of the documents, such as {@code GET /api/tenants/{}}. */
    public Set<String> routes() {
        return Set.copyOf(byRoute.keySet());
    }

    /** The permissions the documents require. */
    public Set<String> permissions() {
        return byRoute.values().stream().map(Operation::permission).collect(Collectors.toUnmodifiableSet());
    }

    /** Operations that do not name exactly one permission. */
    List<String> flaws() {
        return List.copyOf(flaws);
    }

    /** Names of path parameters do not count. */
    static String route(String method, String pathTemplate) {
        return method.toUpperCase(Locale.ROOT) + " " + pathTemplate.replaceAll("\\{[^/}]*}", "{}");
    }

    private void read(String document, Object tree) {
        if (!(tree instanceof Map<?, ?> root) || !(root.get("paths") instanceof Map<?, ?> paths)) {
            return;
        }
        paths.forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                add(document, (String) method, (String) path, (Map<?, ?>) operation);
            }
        }));
    }

    private void add(String document, String method, String path, Map<?, ?> operation) {
        if (!(operation.get("x-permission") instanceof String permission)) {
            flaws.add(document + ": " + method + " " + path + " names no single x-permission");
            return;
        }
        byRoute.put(
                route(method, BASE_PATH + path),
                new Operation(
                        String.valueOf(operation.get("operationId")),
                        path,
                        permission,
                        Optional.ofNullable((String) operation.get("x-module")),
                        choices(operation)));
    }

    /** The generated interfaces take such a parameter as any text. */
    private static Map<String, List<?>> choices(Map<?, ?> operation) {
        Map<String, List<?>> choices = new HashMap<>();
        if (operation.get("parameters") instanceof List<?> parameters) {
            for (Object one : parameters) {
                if (one instanceof Map<?, ?> parameter && "query".equals(parameter.get("in"))
                        && parameter.get("schema") instanceof Map<?, ?> schema && schema.get("enum") instanceof List<?> words) {
                    choices.put((String) parameter.get("name"), words);
                }
            }
        }
        return choices;
    }
}
