package huiyu.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One caller over HTTP. Connections are kept; the plain client of the JDK costs the least of the shared processors. */
public record Api(String base, String token) {

    private static final int TIMEOUT_MILLIS = 60_000;

    public record Answer(int status, String body) {}

    public Answer send(String method, String path, String body) throws IOException {
        return send(method, path, body, UUID.randomUUID().toString());
    }

    /** @param key of a write that may be sent again */
    public Answer send(String method, String path, String body, String key) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) URI.create(base + "/api" + path).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Idempotency-Key", key);
        if (body != null) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(bytes.length);
            connection.getOutputStream().write(bytes);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status / 100 == 2 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Answer(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** @throws IllegalStateException with the answer when it is no success */
    public String done(String method, String path, String body) throws IOException {
        Answer answer = send(method, path, body);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + " -> " + answer.status() + " " + answer.body());
        }
        return answer.body();
    }
}
