package huiyu.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How much may be sent at once, and how often a caller and a tenant may ask. */
class LimitsTest extends GatewayStory {

    private static final int MEGABYTE = 1024 * 1024;

    @Test
    void a_body_of_50_megabytes_is_refused_before_the_platform_is_asked() throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST /api/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + 50 * MEGABYTE + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 413").contains("content-too-large");
        }
        assertThat(upstream.wasAsked()).isFalse();
    }

    @Test
    void a_body_that_does_not_say_how_long_it_is_is_refused_when_it_grows_too_long() {
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[11 * MEGABYTE]));
        assertProblem(send(post("/api/events").POST(endless)), 413, "content-too-large");
    }

    @Test
    void a_caller_who_asks_too_much_is_told_when_to_come_back_and_others_are_not_held_up() {
        ask("greedy-of-370200", "370200");
        var last = refused(IntStream.range(0, 30).mapToObj(any -> ask("greedy-of-370200", null)));

        assertProblem(last, 429, "too-many-requests");
        assertThat(last.headers().firstValueAsLong("retry-after")).isPresent();
        assertThat(ask("modest", null).statusCode()).isEqualTo(200);
        assertThat(ask("modest-of-370200", null).statusCode()).isEqualTo(200);
    }

    @Test
    void a_tenant_whose_callers_ask_too_much_together_is_told_when_to_come_back_and_another_tenant_is_served() {
        var last = refused(IntStream.range(0, 90).mapToObj(any -> ask("caller" + any % 9 + "-of-370100", null)));

        assertProblem(last, 429, "too-many-requests-of-tenant");
        assertThat(last.headers().firstValueAsLong("retry-after")).isPresent();
        assertThat(ask("caller1-of-370100", "370100").statusCode()).as("unknown until answered once").isEqualTo(200);
        assertThat(ask("caller1-of-370100", "370100").statusCode()).isEqualTo(429);
        for (int i = 0; i < 10; i++) {
            assertThat(ask("hospital-of-350100", null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_tenant_that_strangers_claim_loses_nothing_and_gives_them_no_fresh_bucket() {
        for (int i = 0; i < 90; i++) {
            ask("stranger" + i % 9 + "-of-350100", "371300");
        }
        assertThat(ask("member-of-371300", null).statusCode()).isEqualTo(200);
        assertThat(ask("member-of-371300", null).statusCode()).isEqualTo(200);

        assertProblem(refused(IntStream.range(0, 40).mapToObj(i -> ask("stranger-of-350100", String.valueOf(360_100 + i)))), 429, "too-many-requests");
    }

    /** @param tenant claimed; null for none */
    private HttpResponse<String> ask(String subject, String tenant) {
        HttpRequest.Builder request = get("/api/tenants").header("Authorization", "Bearer " + token(subject));
        return send(tenant == null ? request : request.header("Huiyu-Tenant", tenant));
    }

    private static HttpResponse<String> refused(Stream<HttpResponse<String>> answers) {
        return answers.filter(answer -> answer.statusCode() != 200).findFirst().orElseThrow();
    }
}
