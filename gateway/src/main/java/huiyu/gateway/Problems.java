package huiyu.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The gateway's own refusals as RFC 9457 problems: the title in Chinese, the detail in English, a stable code. */
@Component
class Problems {

    private final Properties texts = new Properties();
    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
        try (var stream = Problems.class.getResourceAsStream("/gateway-problems.properties")) {
            texts.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ProblemDetail problem(int status, String code) {
        return problem(status, code, text(code, "zh"), text(code, "en"));
    }

    ProblemDetail problem(int status, String code, String chinese, String english) {
        ProblemDetail problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:huiyu:problem:" + code));
        problem.setTitle(chinese);
        problem.setDetail(english);
        problem.setProperty("code", code);
        return problem;
    }

    void answer(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** @param seconds after which another try makes sense */
    void answerLater(HttpServletResponse response, ProblemDetail problem, long seconds) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        answer(response, problem);
    }

    private String text(String code, String language) {
        String text = texts.getProperty(code + "." + language);
        if (text == null) {
            throw new IllegalArgumentException("no " + language + " wording for problem " + code);
        }
        return text;
    }
}
