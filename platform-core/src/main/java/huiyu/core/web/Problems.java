package huiyu.core.web;

import huiyu.core.identity.IdentityProviderException;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns every failure into an RFC 9457 problem with a stable code, worded in Chinese and English. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** Classes of states that pass by themselves: connection, resources such as the disk, shutdown, the system below. */
    private static final List<String> AWAY = List.of("08", "53", "57P", "58");

    private final ProblemTexts texts;
    private final ApplicationEventPublisher events;

    Problems(ProblemTexts texts, ApplicationEventPublisher events) {
        this.texts = texts;
        this.events = events;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(ProblemException problem) {
        List<Map<String, Object>> fields = problem.fields().stream()
                .map(field -> field(field.field(), field.rule(), field.arguments()))
                .toList();
        return answer(problem.status(), problem.code(), problem.arguments(), fields);
    }

    @ExceptionHandler
    ResponseEntity<Object> violated(ConstraintViolationException violations) {
        List<Map<String, Object>> fields = violations.getConstraintViolations().stream()
                .map(violation -> field(
                        violation.getPropertyPath().toString(),
                        ruleName(violation.getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName()),
                        violation.getConstraintDescriptor().getAttributes()))
                .toList();
        return answer(422, "invalid-request", Map.of(), fields);
    }

    @ExceptionHandler
    ResponseEntity<Object> wrongType(MethodArgumentTypeMismatchException mismatch) {
        return answer(
                422,
                "invalid-request",
                Map.of(),
                List.of(field(mismatch.getName(), "type", Map.of("value", String.valueOf(mismatch.getValue())))));
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        QueryTimeoutException.class,
        // the connection went away under a transaction: what became of it only another try with the same key tells
        TransactionSystemException.class
    })
    ResponseEntity<Object> busy(NestedRuntimeException cause) {
        log.warn("database busy or away: {}", cause.getMostSpecificCause().toString());
        return answer(503, "try-again-later", Map.of(), List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> identityProviderAway(IdentityProviderException cause) {
        log.warn("identity provider away", cause);
        return answer(503, "identity-provider-away", Map.of(), List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> locked(CannotAcquireLockException cause) {
        log.warn("lost a race for a lock: {}", cause.getMostSpecificCause().toString());
        return answer(503, "try-again-later", Map.of(), List.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception cause) {
        String state = sqlState(cause);
        if (state.startsWith("22")) { // data exceptions, such as a day beyond the database's calendar
            return answer(422, "value-out-of-range", Map.of(), List.of());
        }
        if (AWAY.stream().anyMatch(state::startsWith)) {
            log.warn("database away or short of something: {}", cause.toString());
            return answer(503, "try-again-later", Map.of(), List.of());
        }
        log.error("unexpected failure", cause);
        return answer(500, "internal-error", Map.of(), List.of());
    }

    /** The database's word for what went wrong, empty if it was not the database. */
    private static String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && refused.getSQLState() != null) {
                return refused.getSQLState();
            }
        }
        return "";
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException cause, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, Object>> fields = new ArrayList<>();
        cause.getBindingResult()
                .getFieldErrors()
                .forEach(error -> fields.add(field(
                        error.getField(), ruleName(String.valueOf(error.getCode())), arguments(error.getArguments()))));
        return answer(422, "invalid-request", Map.of(), fields);
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException cause, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Map<String, Object>> fields = new ArrayList<>();
        cause.getParameterValidationResults().forEach(result -> result.getResolvableErrors()
                .forEach(error -> fields.add(field(
                        String.valueOf(result.getMethodParameter().getParameterName()),
                        ruleName(error.getCodes() == null ? "invalid" : error.getCodes()[error.getCodes().length - 1]),
                        arguments(error.getArguments())))));
        return answer(422, "invalid-request", Map.of(), fields);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException cause, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(422, "invalid-request", Map.of(), List.of(field(cause.getParameterName(), "required", Map.of())));
    }

    @Override
    protected ResponseEntity<Object> handleServletRequestBindingException(
            ServletRequestBindingException cause, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (cause instanceof MissingRequestHeaderException missing) {
            return answer(422, "invalid-request", Map.of(), List.of(field(missing.getHeaderName(), "required", Map.of())));
        }
        return super.handleServletRequestBindingException(cause, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException cause, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (cause.getCause() instanceof DatabindException databind && !databind.getPath().isEmpty()) {
            return answer(422, "invalid-request", Map.of(), List.of(field(path(databind), "type", Map.of())));
        }
        return answer(400, "unreadable-body", Map.of(), List.of());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception cause, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        String code = HttpStatus.valueOf(status.value()).name().toLowerCase().replace('_', '-');
        ResponseEntity<Object> answer = answer(status.value(), code, Map.of(), List.of());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(answer.getBody());
    }

    private ResponseEntity<Object> answer(
            int status, String code, Map<String, ?> arguments, List<Map<String, Object>> fields) {
        tell(status, code);
        ProblemDetail problem = texts.problem(status, code, arguments);
        if (!fields.isEmpty()) {
            problem.setProperty("errors", fields);
        }
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, "2");
        }
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer.body(problem);
    }

    private void tell(int status, String code) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            RefusedRequest.remember(request.getRequest(), code);
            events.publishEvent(new RefusedRequest(
                    request.getRequest().getMethod(), request.getRequest().getRequestURI(), status, code));
        }
    }

    private Map<String, Object> field(String field, String rule, Map<String, ?> arguments) {
        return texts.field(field, rule, arguments);
    }

    private static Map<String, Object> arguments(Object[] arguments) {
        if (arguments == null || arguments.length < 2) {
            return Map.of();
        }
        return Map.of("limit", String.valueOf(arguments[arguments.length - 1]));
    }

    private static String ruleName(String constraint) {
        return constraint.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase();
    }

    private static String path(DatabindException cause) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : cause.getPath()) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
