package huiyu.gateway;

import jakarta.servlet.http.HttpSession;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
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
    private final Problems problems;

    TokenRelay(OAuth2AuthorizedClientManager clients, Problems problems) {
        this.clients = clients;
        this.problems = problems;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        if (request.principal().orElse(null) instanceof OAuth2AuthenticationToken session) {
            String token;
            try {
                token = token(session, request);
            } catch (OAuth2AuthorizationException ended) {
                return loggedOut(request);
            }
            return next.handle(ServerRequest.from(request)
                    .headers(headers -> headers.setBearerAuth(token))
                    .build());
        }
        return next.handle(request);
    }

    private String token(OAuth2AuthenticationToken session, ServerRequest request) {
        return clients.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(Login.REGISTRATION)
                        .principal(session)
                        .attribute("jakarta.servlet.http.HttpServletRequest", request.servletRequest())
                        .build())
                .getAccessToken()
                .getTokenValue();
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
