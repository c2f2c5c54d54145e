package huiyu.app.attack;

import jakarta.servlet.Filter;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

/** The platform's filters and controllers without a record of every exchange: thousands of requests would fill the heap. */
final class QuietMvc {

    private QuietMvc() {}

    static MockMvcTester of(WebApplicationContext context) {
        Filter[] filters = context.getBeanProvider(Filter.class).orderedStream().toArray(Filter[]::new);
        return MockMvcTester.from(context, builder -> builder.addFilters(filters).build());
    }
}
