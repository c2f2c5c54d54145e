package huiyu.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.stereotype.Component;

/** Tells who asks with a wrong token from an identity provider that is away: the first is a 401, the second a 503. */
@Component
class LoginRefusals implements AuthenticationEntryPoint, AuthenticationFailureHandler {

    static final String AWAY = "identity-provider-away";
    static final long RETRY_SECONDS = 5;

    /** Keycloak did not say no: it said nothing, or something that is no answer. */
    private static final Set<String> UNANSWERED = Set.of(
            "invalid_token_response", OAuth2ErrorCodes.SERVER_ERROR, OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE);

    private final Problems problems;
    private final AuthenticationFailureHandler loginPage = new SimpleUrlAuthenticationFailureHandler("/login?error");

    LoginRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        if (failure instanceof AuthenticationServiceException) {
            answerAway(response);
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        problems.answer(response, problems.problem(401, "unauthorized"));
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        commence(request, response, failure);
    }

    /** For browsers that come back from the login page. */
    AuthenticationFailureHandler ofLogin() {
        return (request, response, failure) -> {
            if (failure instanceof OAuth2AuthenticationException refused && isUnanswered(refused)) {
                answerAway(response);
            } else {
                loginPage.onAuthenticationFailure(request, response, failure);
            }
        };
    }

    /** True when a session's token could not be renewed because nobody answered; its session stays. */
    static boolean isUnanswered(OAuth2AuthorizationException failure) {
        return isUnanswered(failure.getError());
    }

    /** An identity token that could not be checked for want of the keys is no wrong one. */
    private static boolean isUnanswered(OAuth2AuthenticationException failure) {
        boolean unchecked = failure.getCause() instanceof JwtException
                && !(failure.getCause() instanceof BadJwtException);
        return unchecked || isUnanswered(failure.getError());
    }

    private static boolean isUnanswered(OAuth2Error error) {
        return UNANSWERED.contains(error.getErrorCode());
    }

    private void answerAway(HttpServletResponse response) throws IOException {
        problems.answerLater(response, problems.problem(503, AWAY), RETRY_SECONDS);
    }
}
