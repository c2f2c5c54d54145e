package huiyu.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import huiyu.client.http.ApiException;
import java.util.List;
import java.util.Optional;

/**
 * Why the platform said no (RFC 9457).
 *
 * @param status the HTTP status
 * @param code stable; what a program should look at
 * @param title in Chinese
 * @param detail in English
 * @param errors what is wrong where; empty when no single field is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Problem(int status, String code, String title, String detail, List<FieldError> errors) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public Problem {
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /** @param field a path into the body, or a parameter's name; {@code rule} the stable name of the rule it breaks */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record FieldError(String field, String rule, String zh, String en) {}

    /** Empty when no answer came, or one that is not the platform's, such as a proxy's. */
    public static Optional<Problem> of(ApiException exception) {
        if (exception.getResponseBody() == null) {
            return Optional.empty();
        }
        try {
            Problem problem = JSON.readValue(exception.getResponseBody(), Problem.class);
            return Optional.ofNullable(problem).filter(it -> it.code() != null);
        } catch (JsonProcessingException notAProblem) {
            return Optional.empty();
        }
    }
}
