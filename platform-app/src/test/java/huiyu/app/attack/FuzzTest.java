package huiyu.app.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import huiyu.app.PlatformTest;
import huiyu.core.db.CoreDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every documented operation, asked by somebody who may do everything, with one thing wrong at a time in every place of
 * address and body. Whatever is sent, the answer is not a failure, and a refusal is a problem that has a code.
 */
@TestInstance(PER_CLASS)
class FuzzTest extends PlatformTest {

    private MockMvcTester quiet;
    private SeededCity city;

    static List<ApiOperation> operations() {
        return ApiOperation.all();
    }

    @BeforeAll
    void aCityLives(@Autowired WebApplicationContext context) {
        quiet = QuietMvc.of(context);
        city = new SeededCity(quiet, events, CoreDatabase.createProvince());
        city.live();
        city.learnIds(operations());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void no_wrong_input_is_a_failure(ApiOperation operation) {
        Set<String> failures = new TreeSet<>();
        ApiRequest right = ApiRequest.of(operation, city.own(), city.own());
        judge(right.send(quiet, city.headers(city.first)), "as documented", failures);
        for (ApiOperation.Parameter parameter : operation.parameters()) {
            for (Mutation wrong : Mutation.IN_ADDRESS) {
                String place = parameter.in() + " " + parameter.name();
                if (parameter.in().equals("query") || (parameter.in().equals("path") && !wrong.raw().isBlank())) {
                    judge(right.with(place, wrong.raw()).send(quiet, city.headers(city.first)), wrong.name() + " as " + place, failures);
                }
            }
        }
        for (String content : List.of("", "{", "null", "[]", "7", "\"x\"", "\u0000", "\uFEFF{}", "{\"a\":".repeat(2000), "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")) {
            if (operation.body().isPresent()) {
                judge(right.send(quiet, city.headers(city.first), content), "body " + content, failures);
            }
        }
        if (right.isJson()) {
            for (Mutation wrong : Mutation.IN_BODY) {
                for (String body : wrong.bodies(right.body())) {
                    judge(right.send(quiet, city.headers(city.first), body), wrong.name() + " in " + body, failures);
                }
            }
        }
        assertThat(failures).isEmpty();
    }

    private static void judge(MvcTestResult result, String sent, Set<String> failures) {
        int status = result.getResponse().getStatus();
        boolean worded = status < 400 || SeededCity.body(result).contains("\"code\":") || status == 400 && result.getMvcResult().getHandler() == null;
        if ((status >= 500 && status != 503) || !worded) {
            Throwable cause = result.getMvcResult().getResolvedException();
            failures.add(status + " " + (cause == null ? SeededCity.body(result) : root(cause)) + " <- " + sent.substring(0, Math.min(sent.length(), 300)));
        }
    }

    private static String root(Throwable cause) {
        return cause.getCause() == null || cause.getCause() == cause ? String.valueOf(cause).lines().findFirst().orElse("") : root(cause.getCause());
    }
}
