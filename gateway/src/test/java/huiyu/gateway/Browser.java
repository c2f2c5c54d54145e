package huiyu.gateway;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's browser: keeps cookies, follows no redirect by itself, and logs in through the fake identity provider. */
final class Browser {

    private final Function<String, HttpRequest.Builder> ask;
    private final Function<HttpRequest.Builder, HttpResponse<String>> send;
    private final Map<String, String> cookies = new TreeMap<>();
    private String state;

    Browser(Function<String, HttpRequest.Builder> ask, Function<HttpRequest.Builder, HttpResponse<String>> send) {
        this.ask = ask;
        this.send = send;
    }

    HttpResponse<String> get(String path) {
        return exchange(ask.apply(path));
    }

    /** @param csrfToken sent as the header our pages send, or null */
    HttpResponse<String> change(String method, String path, String csrfToken) {
        HttpRequest.Builder request = ask.apply(path).method(method, BodyPublishers.noBody());
        return exchange(csrfToken == null ? request : request.header("X-XSRF-TOKEN", csrfToken));
    }

    /** As far as the identity provider's page. Returns the session's name so far. */
    String beginLogin(FakeUpstream provider) {
        URI page = URI.create(get("/oauth2/authorization/keycloak").headers().firstValue("location").orElseThrow());
        Map<String, String> asked = Stream.of(page.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        state = asked.get("state");
        provider.expectLogin(URLDecoder.decode(asked.get("nonce"), StandardCharsets.UTF_8));
        return session();
    }

    HttpResponse<String> finishLogin() {
        return finishLoginOf(this);
    }

    /** Comes back with an answer of the identity provider, which may be another browser's. */
    HttpResponse<String> finishLoginOf(Browser beginner) {
        return get("/login/oauth2/code/keycloak?code=once&state=" + beginner.state);
    }

    String session() {
        return cookies.get(SessionCookie.NAME);
    }

    String csrfToken() {
        get("/");
        return cookies.get("XSRF-TOKEN");
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = send.apply(request);
        response.headers().allValues("set-cookie").stream().flatMap(line -> HttpCookie.parse(line).stream()).forEach(this::keep);
        return response;
    }

    private void keep(HttpCookie cookie) {
        if (cookie.getMaxAge() == 0 || cookie.getValue().isEmpty()) {
            cookies.remove(cookie.getName());
        } else {
            cookies.put(cookie.getName(), cookie.getValue());
        }
    }
}
