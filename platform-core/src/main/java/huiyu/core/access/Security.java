package huiyu.core.access;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The outer door: tokens are verified here, a wrong one goes no further. What a caller may do is decided by the
 * {@link PermissionInterceptor}, which knows the endpoint.
 */
@Configuration
@EnableConfigurationProperties(AccessSettings.class)
class Security implements WebMvcConfigurer {

    private final PermissionInterceptor permissions;
    private final RequestMetrics metrics;
    private final ClientCallTrail trail;

    Security(PermissionInterceptor permissions, RequestMetrics metrics, ClientCallTrail trail) {
        this.permissions = permissions;
        this.metrics = metrics;
        this.trail = trail;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(metrics);
        registry.addInterceptor(trail);
        registry.addInterceptor(permissions);
    }

    @Override
    public void configurePathMatch(PathMatchConfigurer paths) {
        paths.addPathPrefix(
                OperationCatalogue.BASE_PATH, controller -> controller.getPackageName().startsWith("huiyu."));
    }

    /** One observation for each of fifteen filters of a request costs more than the filters. */
    @Bean
    static SecurityObservationSettings noObservationOfFilters() {
        return SecurityObservationSettings.noObservations();
    }

    /**
     * A header of plain ASCII is let through by one look at its characters; any other is judged as by default, by a regular
     * expression, which a token of a thousand characters passes several times in a request.
     */
    @Bean
    static HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(name -> isPlain(name) || StrictHttpFirewall.ALLOWED_HEADER_NAMES.test(name));
        firewall.setAllowedHeaderValues(value -> isPlain(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
        return firewall;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    @Bean
    static JWKSource<SecurityContext> issuerKeys(AccessSettings settings) {
        return IssuerKeys.at(settings.jwkSetUri());
    }

    @Bean
    static JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, AccessSettings settings, Clock clock) {
        NimbusJwtDecoder verifying = NimbusJwtDecoder.withJwkSource(keys).build();
        verifying.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(settings.issuer()),
                new JwtAudienceValidator(settings.audience())));
        return new RememberingJwtDecoder(verifying, clock);
    }

    @Bean
    static SecurityFilterChain doors(HttpSecurity http, SecurityProblems problems) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        .requestMatchers(OperationCatalogue.BASE_PATH + "/**", "/livez", "/readyz", "/error")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint(problems)
                        .accessDeniedHandler(problems)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                var answer = new AuthenticationEntryPointFailureHandler(problems);
                                answer.setRethrowAuthenticationServiceException(false);
                                filter.setAuthenticationFailureHandler(answer);
                                return filter;
                            }
                        }))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(problems).accessDeniedHandler(problems))
                .build();
    }
}
