package huiyu.app.attack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request to one operation, every part still exchangeable.
 *
 * @param parameters by place and name, such as {@code query limit}
 * @param body the JSON tree; null for none
 */
record ApiRequest(ApiOperation operation, Map<String, Object> parameters, Object body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String XML = "<a/>";

    /** @param own values for the path, and for queries and headers; @param sent values for the body */
    static ApiRequest of(ApiOperation operation, Sample own, Sample sent) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        operation.parameters().stream()
                .filter(parameter -> !parameter.name().equals("cursor"))
                .forEach(parameter -> parameters.put(
                        parameter.in() + " " + parameter.name(),
                        parameter.in().equals("header") ? UUID.randomUUID().toString() : own.of(parameter.name(), parameter.schema())));
        return new ApiRequest(
                operation, parameters, operation.body().map(body -> sent.of("body", body.schema())).orElse(null));
    }

    ApiRequest with(String parameter, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(parameters);
        changed.put(parameter, value);
        return new ApiRequest(operation, changed, body);
    }

    /** With nothing in the query but what must be there. */
    ApiRequest withoutQuery() {
        Map<String, Object> kept = new LinkedHashMap<>(parameters);
        operation.parameters().stream().filter(one -> one.in().equals("query") && !one.required()).forEach(one -> kept.remove("query " + one.name()));
        return new ApiRequest(operation, kept, body);
    }

    String json() {
        return body == null ? null : JSON.writeValueAsString(body);
    }

    /** Everything that is sent, in one text. */
    String spoken() {
        return parameters.values() + " " + json();
    }

    MvcTestResult send(MockMvcTester mvc, Map<String, String> headers) {
        return send(mvc, headers, isJson() || body == null ? json() : XML);
    }

    /** @param content sent as it is, whatever the body of this request says */
    MvcTestResult send(MockMvcTester mvc, Map<String, String> headers, String content) {
        List<Object> inPath = new ArrayList<>();
        StringBuilder uri = new StringBuilder(operation.path());
        List<Object> inQuery = new ArrayList<>();
        operation.parameters().stream().filter(one -> one.in().equals("path"))
                .sorted(java.util.Comparator.comparingInt(one -> operation.path().indexOf("{" + one.name() + "}")))
                .forEach(one -> inPath.add(parameters.get("path " + one.name())));
        parameters.forEach((key, value) -> {
            if (key.startsWith("query ")) {
                for (Object each : value instanceof List<?> list ? list : List.of(value)) {
                    uri.append(inQuery.isEmpty() ? "?" : "&").append(key.substring(6)).append("={q").append(inQuery.size()).append('}');
                    inQuery.add(each);
                }
            }
        });
        inPath.addAll(inQuery);
        var request = mvc.method(HttpMethod.valueOf(operation.method())).uri(uri.toString(), inPath.toArray());
        headers.forEach(request::header);
        parameters.forEach((key, value) -> {
            if (key.startsWith("header ")) {
                request.header(key.substring(7), value);
            }
        });
        if (content != null) {
            request.contentType(MediaType.valueOf(operation.body().orElseThrow().mediaType()))
                    .content(content.getBytes(StandardCharsets.UTF_8));
        }
        return request.exchange();
    }

    boolean isJson() {
        return operation.body().filter(sent -> sent.mediaType().equals("application/json")).isPresent();
    }
}
