package huiyu.benchmarks.imports;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a file as its sender's system does, and asks until its last row is worked through. */
public final class Upload {

    private static final int ASK_EVERY_MILLIS = 100;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String imports;
    private final String token;

    /** @param imports the address of the imports of a kind, {@code http://…/api/childcare/attendance-imports} */
    public Upload(String imports, String token) {
        this.imports = imports;
        this.token = token;
    }

    /** @param takenIn seconds until the file was answered for @param done seconds until its last row was worked through */
    public record Timed(double takenIn, double done, int rows, int badRows) {}

    /** @param query with its question mark, or empty */
    public Timed run(byte[] file, String query) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        JsonNode standing = answer(request(query).header("Content-Type", "application/octet-stream")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(file)).build());
        double takenIn = seconds(begun);
        String own = "/" + standing.get("id").asString();
        while (standing.get("status").asString().equals("running")) {
            Thread.sleep(Duration.ofMillis(ASK_EVERY_MILLIS));
            standing = answer(request(own).GET().build());
        }
        return new Timed(takenIn, seconds(begun), standing.get("totalRows").asInt(), standing.get("badRows").asInt());
    }

    private HttpRequest.Builder request(String rest) {
        return HttpRequest.newBuilder(URI.create(imports + rest)).header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
