package huiyu.gateway;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The platform gets the correlation id and no cookie; what it answers gets our headers, once. */
@Component
class Headers implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Pattern OUR_COOKIE = Pattern.compile("(^|;\\s*)" + SessionCookie.NAME + "=[^;]*;?\\s*");

    private final ActingTenants tenants;

    Headers(ActingTenants tenants) {
        this.tenants = tenants;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        ServerRequest sent = ServerRequest.from(request)
                .headers(headers -> {
                    headers.remove(HttpHeaders.COOKIE);
                    headers.set(CorrelationFilter.HEADER, CorrelationFilter.of(request.servletRequest()));
                })
                .build();
        ServerResponse response = next.handle(sent);
        response.headers().remove(CorrelationFilter.HEADER);
        response.headers().remove(HttpHeaders.SET_COOKIE);
        tenants.learn(request.servletRequest(), response);
        return response;
    }

    /** Keycloak has cookies of its own on this address; ours is none of its business. */
    static ServerResponse withoutSessionCookie(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        List<String> cookies = request.headers().header(HttpHeaders.COOKIE).stream()
                .map(line -> OUR_COOKIE.matcher(line).replaceAll("$1"))
                .filter(line -> !line.isBlank())
                .toList();
        return next.handle(ServerRequest.from(request)
                .headers(headers -> {
                    headers.remove(HttpHeaders.COOKIE);
                    cookies.forEach(line -> headers.add(HttpHeaders.COOKIE, line));
                })
                .build());
    }
}
