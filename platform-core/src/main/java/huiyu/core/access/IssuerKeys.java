package huiyu.core.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;

/**
 * The issuer's public keys: fetched again before they are old, beside the requests, and kept while the issuer is away,
 * so that a slow or absent issuer keeps nobody waiting whose token is valid. Only the very first fetch is waited for,
 * and a token under a key nobody has seen yet.
 */
final class IssuerKeys {

    private static final Duration OLD_AFTER = Duration.ofMinutes(5);
    private static final Duration FETCHED_BEFORE = Duration.ofMinutes(1);
    private static final Duration KEPT_WITHOUT_ISSUER = Duration.ofHours(12);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(5);
    private static final int LARGEST = 100_000;

    private IssuerKeys() {}

    /** @throws IllegalArgumentException when the address is none */
    static JWKSource<SecurityContext> at(String address) {
        try {
            var retriever = new DefaultResourceRetriever((int) CONNECT.toMillis(), (int) READ.toMillis(), LARGEST);
            return JWKSourceBuilder.<SecurityContext>create(URI.create(address).toURL(), retriever)
                    .cache(OLD_AFTER.toMillis(), CONNECT.plus(READ).toMillis())
                    .refreshAheadCache(FETCHED_BEFORE.toMillis(), true)
                    .outageTolerant(KEPT_WITHOUT_ISSUER.toMillis())
                    .rateLimited(false)
                    .build();
        } catch (MalformedURLException none) {
            throw new IllegalArgumentException("no address of keys: " + address, none);
        }
    }
}
