package huiyu.core.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

class BodyLimitTest {

    private final MockMvc web = MockMvcBuilders.standaloneSetup(new Echo())
            .setControllerAdvice(new Problems(new ProblemTexts(), refused -> {}), new BodyLimit(DataSize.ofBytes(10)))
            .build();

    @Test
    void a_body_up_to_the_limit_is_read() throws Exception {
        web.perform(sent("0123456789")).andExpect(status().isOk()).andExpect(content().string("0123456789"));
    }

    @Test
    void a_larger_one_is_a_413_problem() throws Exception {
        web.perform(sent("0123456789+"))
                .andExpect(status().isContentTooLarge())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").isNotEmpty());
    }

    @Test
    void one_that_hides_its_length_is_found_out_while_it_is_read() throws Exception {
        web.perform(sent("0123456789+").with(request -> hideLength(request))).andExpect(status().isContentTooLarge());
    }

    private static MockHttpServletRequestBuilder sent(String body) {
        return post("/echo")
                .contentType(MediaType.TEXT_PLAIN)
                .header("Content-Length", body.length())
                .content(body);
    }

    private static MockHttpServletRequest hideLength(MockHttpServletRequest request) {
        request.removeHeader("Content-Length");
        return request;
    }

    @RestController
    static class Echo {

        @PostMapping("/echo")
        String echo(@RequestBody String body) {
            return body;
        }
    }
}
