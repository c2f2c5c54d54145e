package huiyu.app;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Reads one value out of an answer. */
public final class Json {

    private Json() {}

    public static String text(MvcTestResult answer, String path) {
        return JsonPath.read(
                new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), path);
    }
}
