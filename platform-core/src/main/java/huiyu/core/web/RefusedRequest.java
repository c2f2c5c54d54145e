package huiyu.core.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Published when a request was answered with a problem, after its transaction is over: for whoever watches what comes in.
 *
 * @param path as it was asked, such as {@code /api/insurance/settlements}
 * @param code of the problem
 */
public record RefusedRequest(String method, String path, int status, String code) {

    private static final String CODE = RefusedRequest.class.getName();

    /** The code of the problem this request was answered with. */
    public static Optional<String> codeOf(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(CODE));
    }

    static void remember(HttpServletRequest request, String code) {
        request.setAttribute(CODE, code);
    }
}
