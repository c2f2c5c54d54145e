package huiyu.gateway;

import org.springframework.boot.http.client.HttpComponentsClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How requests are passed on: on kept connections, read and written by the request's own thread. The client of the JDK
 * hands each over to threads of its own, several times.
 */
@Configuration
class Upstream {

    /** More than the platform lets in at once: who waits, waits there. */
    private static final int CONNECTIONS = 512;

    /** Nothing is tried again, unpacked, followed or remembered here: what is passed on is what came. */
    @Bean
    ClientHttpRequestFactoryBuilderCustomizer<HttpComponentsClientHttpRequestFactoryBuilder> connections() {
        return builder -> builder
                .withConnectionManagerCustomizer(pool -> pool.setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(2 * CONNECTIONS))
                .withHttpClientCustomizer(client -> client
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .disableCookieManagement()
                        .disableRedirectHandling());
    }
}
