package huiyu.standalone.demo;

import java.net.URI;

/** An answer that is not the wished one. */
final class ApiProblem extends RuntimeException {

    private final int status;

    ApiProblem(String method, URI uri, int status, String body) {
        super(method + " " + uri.getPath() + " → " + status + " " + body);
        this.status = status;
    }

    int status() {
        return status;
    }
}
