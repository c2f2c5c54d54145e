package huiyu.gateway;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The console: one page with many addresses. Its files carry a hash in their names and may be kept for a year; the page
 * that names them is asked for each time.
 */
@Configuration
class ConsolePages implements WebMvcConfigurer {

    private static final Resource PAGE = new ClassPathResource("static/index.html");

    private static final List<String> NOT_OURS = List.of("/api", "/auth/", "/login", "/oauth2/", "/actuator", "/error");

    /** Addresses of screens, such as {@code /cases/0199…}; files have a dot. */
    private static final RequestPredicate SCREEN = request -> {
        String path = request.path();
        return request.method().name().equals("GET")
                && NOT_OURS.stream().noneMatch(path::startsWith)
                && path.indexOf('.', path.lastIndexOf('/')) < 0;
    };

    @Bean
    RouterFunction<ServerResponse> screens() {
        return RouterFunctions.route()
                .route(SCREEN, request -> ServerResponse.ok()
                        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .cacheControl(CacheControl.noCache())
                        .body(PAGE))
                .build();
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(365, TimeUnit.DAYS).immutable().cachePublic());
    }
}
