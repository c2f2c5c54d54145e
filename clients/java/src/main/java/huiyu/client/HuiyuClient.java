package huiyu.client;

import huiyu.client.http.ApiClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/** One caller of one platform in one tenant. Immutable and safe for many threads; make one and keep it. */
public final class HuiyuClient {

    private final ApiClient http;

    private HuiyuClient(ApiClient http) {
        this.http = http;
    }

    /** @param address of the gateway, such as {@code http://localhost:8080}; the API lies under {@code /api} there */
    public static Builder at(String address) {
        return new Builder(address);
    }

    /** What the generated operations are made with: {@code new CasesApi(client.http())}. */
    public ApiClient http() {
        return http;
    }

    /**
     * A key for one write. Keep it beside the record it is for: sent again with the same body, also after a crash, it
     * gets the first answer instead of a second effect.
     */
    public static String newIdempotencyKey() {
        return UUID.randomUUID().toString();
    }

    public static final class Builder {

        private final String address;
        private TokenSupplier token;
        private String tenant;
        private Duration timeout = Duration.ofSeconds(30);

        private Builder(String address) {
            this.address = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        }

        public Builder token(TokenSupplier token) {
            this.token = token;
            return this;
        }

        /** @param divisionCode GB/T 2260, six digits; may be left out by callers who belong to exactly one tenant */
        public Builder tenant(String divisionCode) {
            this.tenant = divisionCode;
            return this;
        }

        /** How long one request may take; 30 seconds unless said otherwise. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        public HuiyuClient build() {
            Objects.requireNonNull(token, "token");
            TokenSupplier supplier = token;
            String divisionCode = tenant;
            ApiClient http = new ApiClient();
            http.updateBaseUri(address + "/api");
            http.setConnectTimeout(timeout);
            http.setReadTimeout(timeout);
            http.setRequestInterceptor(request -> sign(request, supplier, divisionCode));
            return new HuiyuClient(http);
        }

        private static void sign(HttpRequest.Builder request, TokenSupplier token, String divisionCode) {
            request.setHeader("Authorization", "Bearer " + token.get());
            if (divisionCode != null) {
                request.setHeader("Huiyu-Tenant", divisionCode);
            }
        }
    }
}
