package huiyu.app.attack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** One documented operation, with all that is needed to ask it. */
record ApiOperation(
        String id, String method, String path, String permission, List<Parameter> parameters, Optional<Body> body) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    /** Exists in the tests only. */
    private static final String TRIAL = "trial.yaml";

    record Parameter(String name, String in, boolean required, Schema schema) {}

    record Body(String mediaType, Schema schema) {}

    /** Every operation of every document on the class path. */
    static List<ApiOperation> all() {
        List<ApiOperation> all = new ArrayList<>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:openapi/*.yaml")) {
                try (InputStream yaml = file.getInputStream()) {
                    if (!TRIAL.equals(file.getFilename())) {
                        all.addAll(read((Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(yaml)));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        all.sort(Comparator.comparing(ApiOperation::id));
        return all;
    }

    boolean reads() {
        return method.equals("GET");
    }

    boolean isList() {
        return parameters.stream().anyMatch(parameter -> parameter.name().equals("cursor"));
    }

    boolean hasIdInBody() {
        return body.filter(sent -> containsId(sent.schema(), 0)).isPresent();
    }

    /** Names of the path's ids, in the path's order. */
    List<String> idsInPath() {
        return parameters.stream()
                .filter(parameter -> parameter.in().equals("path") && parameter.schema().format().equals("uuid"))
                .map(Parameter::name)
                .sorted(Comparator.comparingInt(name -> path.indexOf("{" + name + "}")))
                .toList();
    }

    @Override
    public String toString() {
        return id + " (" + method + " " + path + ")";
    }

    private static boolean containsId(Schema schema, int depth) {
        return depth < 8
                && (schema.format().equals("uuid")
                        || (schema.type().equals("array") && containsId(schema.items(), depth + 1))
                        || schema.properties().values().stream().anyMatch(property -> containsId(property, depth + 1)));
    }

    private static List<ApiOperation> read(Map<?, ?> document) {
        List<ApiOperation> found = new ArrayList<>();
        ((Map<?, ?>) document.get("paths")).forEach((path, item) -> ((Map<?, ?>) item).forEach((method, operation) -> {
            if (METHODS.contains(method)) {
                List<Parameter> parameters = new ArrayList<>(parameters(document, ((Map<?, ?>) item).get("parameters")));
                parameters.addAll(parameters(document, ((Map<?, ?>) operation).get("parameters")));
                found.add(new ApiOperation(
                        (String) ((Map<?, ?>) operation).get("operationId"),
                        ((String) method).toUpperCase(java.util.Locale.ROOT),
                        "/api" + path,
                        (String) ((Map<?, ?>) operation).get("x-permission"),
                        List.copyOf(parameters),
                        body(document, ((Map<?, ?>) operation).get("requestBody"))));
            }
        }));
        return found;
    }

    private static List<Parameter> parameters(Map<?, ?> document, Object list) {
        return list instanceof List<?> found ? found.stream().map(one -> parameter(document, (Map<?, ?>) one)).toList() : List.of();
    }

    private static Parameter parameter(Map<?, ?> document, Map<?, ?> node) {
        Map<?, ?> own = node.get("$ref") instanceof String ref ? (Map<?, ?>) Schema.at(document, ref) : node;
        return new Parameter(
                (String) own.get("name"),
                (String) own.get("in"),
                Boolean.TRUE.equals(own.get("required")),
                Schema.of(document, own.get("schema")));
    }

    private static Optional<Body> body(Map<?, ?> document, Object node) {
        if (!(node instanceof Map<?, ?> found)) {
            return Optional.empty();
        }
        Map<?, ?> own = found.get("$ref") instanceof String ref ? (Map<?, ?>) Schema.at(document, ref) : found;
        var content = ((Map<?, ?>) own.get("content")).entrySet().iterator().next();
        return Optional.of(new Body(
                (String) content.getKey(), Schema.of(document, ((Map<?, ?>) content.getValue()).get("schema"))));
    }
}
