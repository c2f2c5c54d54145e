package huiyu.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One caller of the API: token and headers, then requests. */
public final class Asking {

    private final MockMvcTester mvc;
    private final Map<String, String> headers;

    Asking(MockMvcTester mvc, String token) {
        this(mvc, Map.of("Authorization", "Bearer " + token));
    }

    private Asking(MockMvcTester mvc, Map<String, String> headers) {
        this.mvc = mvc;
        this.headers = headers;
    }

    public Asking with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Asking(mvc, more);
    }

    /** In the tenant of this division code. */
    public Asking in(String divisionCode) {
        return with("Huiyu-Tenant", divisionCode);
    }

    public MvcTestResult get(String path) {
        return request(HttpMethod.GET, path, null);
    }

    public MvcTestResult post(String path, String json) {
        return request(HttpMethod.POST, path, json);
    }

    public MvcTestResult put(String path, String json) {
        return request(HttpMethod.PUT, path, json);
    }

    private MvcTestResult request(HttpMethod method, String path, String json) {
        var request = mvc.method(method).uri("/api" + path);
        headers.forEach(request::header);
        return json == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).content(json).exchange();
    }
}
