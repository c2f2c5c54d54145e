package huiyu.gateway;

import java.net.SocketTimeoutException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Away is a 503, slow is a 504, a body that grew too long is a 413. */
@Component
class UpstreamFailures implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    private static final Logger log = LoggerFactory.getLogger(UpstreamFailures.class);
    private static final String RETRY_SECONDS = "5";

    private final Problems problems;

    UpstreamFailures(Problems problems) {
        this.problems = problems;
    }

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
        try {
            return next.handle(request);
        } catch (ResourceAccessException | java.io.IOException failure) {
            if (isCausedBy(failure, LimitedRequest.TooLarge.class)) {
                return answer(413, "content-too-large");
            }
            log.warn("{} failed upstream: {}", request.path(), failure.toString());
            return isTimeout(failure) ? answer(504, "upstream-timeout") : answer(503, "try-again-later");
        }
    }

    private ServerResponse answer(int status, String code) {
        ServerResponse.BodyBuilder answer = ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status >= 500) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(problems.problem(status, code));
    }

    /** A connection that was never made did nothing; only then may a caller simply try again. */
    private static boolean isTimeout(Throwable failure) {
        return !isCausedBy(failure, ConnectTimeoutException.class) && isCausedBy(failure, SocketTimeoutException.class);
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
