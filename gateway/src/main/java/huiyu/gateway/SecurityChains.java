package huiyu.gateway;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Four kinds of requests: operators on the management port, Keycloak's own pages, machines with a token, browsers with
 * a session. What somebody may do is not decided here; the platform knows.
 */
@Configuration
class SecurityChains {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Problems problems;
    private final RateLimits limits;
    private final ActingTenants tenants;
    private final LoginRefusals refusals;
    private final boolean secureCookies;

    SecurityChains(Problems problems, RateLimits limits, ActingTenants tenants, LoginRefusals refusals, GatewaySettings settings) {
        this.problems = problems;
        this.refusals = refusals;
        this.limits = limits;
        this.tenants = tenants;
        this.secureCookies = settings.secureCookie();
    }

    /** One observation for each filter of a request costs more than the filters. */
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

    /** An address no honest client sends (an empty part, an encoded slash) is told as a problem, like every wrong input. */
    @Bean
    RequestRejectedHandler refusedAddresses() {
        return (request, response, rejected) -> problems.answer(response, problems.problem(400, "address-refused"));
    }

    /** Nobody but operators reaches the management port; on the common port only health is told. */
    @Bean
    @Order(1)
    SecurityFilterChain operators(HttpSecurity http, Environment environment) {
        boolean ownPort = ManagementPortType.get(environment) == ManagementPortType.DIFFERENT;
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(EndpointRequest.to("health")).permitAll();
                    if (ownPort) {
                        requests.anyRequest().permitAll();
                    } else {
                        requests.anyRequest().denyAll();
                    }
                })
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /** Keycloak guards its own pages, forms and headers. */
    @Bean
    @Order(2)
    SecurityFilterChain keycloakPages(HttpSecurity http) {
        return http.securityMatcher("/auth/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .headers(HeadersConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain machines(HttpSecurity http) {
        return http.securityMatcher(SecurityChains::carriesToken)
                .authorizeHttpRequests(requests -> requests
                        // what went wrong is told as it is, not as a login that is missing
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .authenticationEntryPoint(refusals)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(refusals);
                                return filter;
                            }
                        }))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(BrowserPolicy::apply)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new RateLimitFilter(limits, tenants, problems), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain browsers(HttpSecurity http, ClientRegistrationRepository registrations) {
        var logout = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        logout.setPostLogoutRedirectUri("{baseUrl}/");
        // A script logs out; it is told where to go next, since it cannot follow to another origin.
        logout.setRedirectStrategy((request, response, url) -> {
            response.setStatus(202);
            response.setHeader("Location", url);
        });
        return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2Login(login -> login.loginPage("/login").defaultSuccessUrl("/", true).failureHandler(refusals.ofLogin()))
                .logout(out -> out.logoutSuccessHandler(logout))
                .csrf(csrf -> {
                    csrf.spa();
                    csrf.csrfTokenRepository(csrfCookie());
                    csrf.requireCsrfProtectionMatcher(SecurityChains::changesSomethingBySession);
                })
                .exceptionHandling(failures -> failures.accessDeniedHandler((request, response, cause) ->
                        problems.answer(response, problems.problem(403, "csrf-token-missing"))))
                .headers(BrowserPolicy::apply)
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .addFilterAfter(new RateLimitFilter(limits, tenants, problems), AuthorizationFilter.class)
                .build();
    }

    /** Readable for our own pages' scripts, which send it back as a header. */
    private CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax").secure(secureCookies));
        return repository;
    }

    private static boolean carriesToken(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, "Bearer ".length());
    }

    /** Without our cookie there is no session that a foreign page could ride on. */
    private static boolean changesSomethingBySession(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return !SAFE_METHODS.contains(request.getMethod())
                && cookies != null
                && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(SessionCookie.NAME));
    }
}
