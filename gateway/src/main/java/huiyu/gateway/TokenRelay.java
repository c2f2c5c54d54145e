package huiyu.gateway;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** A browser's session becomes the token it stands for, refreshed when it has ended. A machine's own token passes as it is. */
@Component
class TokenRelay implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private final OAuth2AuthorizedClientManager clients;
    private final OAuth2AuthorizedClientRepository sessions;
    private final Problems problems;
    private final Clock clock;

    TokenRelay(
            OAuth2AuthorizedClientManager clients, OAuth2AuthorizedClientRepository sessions, Problems problems, Clock clock) {
        this.clock = clock;
        this.clients = clients;
        this.sessions = sessions;
        this.problems = problems;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (request.principal().orElse(null) instanceof OAuth2AuthenticationToken session) {
            String token;
            try {
                token = token(session, request);
            } catch (OAuth2AuthorizationException refused) {
                return LoginRefusals.isUnanswered(refused) ? away() : loggedOut(request);
            }
            return next.handle(ServerRequest.from(request)
                    .headers(headers -> headers.setBearerAuth(token))
                    .build());
        }
        return next.handle(request);
    }

    /** A token is renewed a minute before it ends; when that cannot be, it goes on for its minute. */
    private String token(OAuth2AuthenticationToken session, ServerRequest request) {
        try {
            return renewed(session, request);
        } catch (OAuth2AuthorizationException refused) {
            OAuth2AuthorizedClient held = held(session, request);
            if (!LoginRefusals.isUnanswered(refused) || held == null || isOver(held.getAccessToken())) {
                throw refused;
            }
            return held.getAccessToken().getTokenValue();
        }
    }

    private OAuth2AuthorizedClient held(OAuth2AuthenticationToken session, ServerRequest request) {
        return sessions.loadAuthorizedClient(Login.REGISTRATION, session, request.servletRequest());
    }

    private boolean isOver(OAuth2AccessToken token) {
        return token.getExpiresAt() == null || !token.getExpiresAt().isAfter(clock.instant());
    }

    private String renewed(OAuth2AuthenticationToken session, ServerRequest request) {
        return clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(Login.REGISTRATION)
                        .principal(session)
                        .attribute("jakarta.servlet.http.HttpServletRequest", request.servletRequest())
                        .build())
                .getAccessToken()
                .getTokenValue();
    }

    /** Nobody is logged out because Keycloak is away for a moment. */
    private ServerResponse away() {
        return ServerResponse.status(503)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(LoginRefusals.RETRY_SECONDS))
                .body(problems.problem(503, LoginRefusals.AWAY));
    }

    private ServerResponse loggedOut(ServerRequest request) {
        HttpSession session = request.servletRequest().getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return ServerResponse.status(401)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.problem(401, "session-expired"));
    }
}
