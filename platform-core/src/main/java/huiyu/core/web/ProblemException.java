package huiyu.core.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A clear no to a caller: becomes an RFC 9457 problem. {@code code} is stable, worded in Chinese and English in
 * {@code problems.properties}; {@code fields} name what is wrong where.
 */
public final class ProblemException extends RuntimeException {

    private final int status;
    private final String code;
    private final Map<String, Object> arguments;
    private final List<FieldProblem> fields = new ArrayList<>();

    private ProblemException(int status, String code, Map<String, Object> arguments) {
        super(code + " " + arguments);
        this.status = status;
        this.code = code;
        this.arguments = Map.copyOf(arguments);
    }

    /** 400: the request cannot be read at all. */
    public static ProblemException malformed(String code, Map<String, Object> arguments) {
        return new ProblemException(400, code, arguments);
    }

    /** 401: nobody known is asking. */
    public static ProblemException unauthorized(String code, Map<String, Object> arguments) {
        return new ProblemException(401, code, arguments);
    }

    /** 403: read and understood, not allowed. */
    public static ProblemException forbidden(String code, Map<String, Object> arguments) {
        return new ProblemException(403, code, arguments);
    }

    /** 404: not there, or not this tenant's: the two are not told apart. */
    public static ProblemException notFound(String code, Map<String, Object> arguments) {
        return new ProblemException(404, code, arguments);
    }

    /** 409: right in itself, contradicts what is there. */
    public static ProblemException conflict(String code, Map<String, Object> arguments) {
        return new ProblemException(409, code, arguments);
    }

    /** 422: well-formed, breaks a rule. */
    public static ProblemException invalid(String code, Map<String, Object> arguments) {
        return new ProblemException(422, code, arguments);
    }

    /** 422 for one field: {@code field} is a JSON path such as {@code child.birthDate}, {@code rule} the rule's name. */
    public static ProblemException invalidField(String field, String rule, Map<String, Object> arguments) {
        return invalid("invalid-request", Map.of()).withField(field, rule, arguments);
    }

    /** 503 with Retry-After: try again later. */
    public static ProblemException unavailable(String code, Map<String, Object> arguments) {
        return new ProblemException(503, code, arguments);
    }

    public ProblemException withField(String field, String rule, Map<String, Object> fieldArguments) {
        fields.add(new FieldProblem(field, rule, Map.copyOf(fieldArguments)));
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> arguments() {
        return arguments;
    }

    public List<FieldProblem> fields() {
        return List.copyOf(fields);
    }

    public record FieldProblem(String field, String rule, Map<String, Object> arguments) {}
}
