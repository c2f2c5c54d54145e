package huiyu.core.web;

/**
 * Published when a request was answered with a problem, after its transaction is over: for whoever watches what comes in.
 *
 * @param path as it was asked, such as {@code /api/insurance/settlements}
 * @param code of the problem
 */
public record RefusedRequest(String method, String path, int status, String code) {}
