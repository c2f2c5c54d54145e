package huiyu.gateway;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** What goes where. */
@Configuration
class Routes {

    @Bean
    RouterFunction<ServerResponse> api(
            GatewaySettings settings, TokenRelay relay, UpstreamFailures failures, Headers headers) {
        return route("api")
                .route(path("/api/**"), http())
                .before(uri(settings.platformUrl()))
                .filter(failures)
                .filter(relay)
                .filter(headers)
                .build();
    }

    /** Login pages and tokens, not the administration: {@code /auth/admin} and the master realm stay inside. */
    @Bean
    @ConditionalOnProperty("huiyu.gateway.keycloak-url")
    RouterFunction<ServerResponse> keycloak(GatewaySettings settings, UpstreamFailures failures) {
        return route("keycloak")
                .route(path("/auth/realms/huiyu/**").or(path("/auth/resources/**")), http())
                .before(uri(settings.keycloakUrl()))
                .filter(failures)
                .filter(Headers::withoutSessionCookie)
                .build();
    }

    @Bean
    RouterFunction<ServerResponse> loginShortcut() {
        return RouterFunctions.route()
                .GET("/login", request -> ServerResponse.seeOther(URI.create("/oauth2/authorization/" + Login.REGISTRATION))
                        .build())
                .build();
    }
}
