package huiyu.benchmarks.start;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * The least that Spring can answer with: a server, one page, no database and nothing found by itself. Its beans carry no
 * annotation by which the platform, which looks for its own in the same packages, would find them.
 */
public final class BareServer {

    private BareServer() {}

    public static void main(String[] arguments) {
        SpringApplication.run(Bare.class, arguments);
    }

    static class Bare {
        @Bean
        static TomcatServletWebServerFactory server() {
            return new TomcatServletWebServerFactory(Integer.getInteger("bare.port"));
        }

        @Bean
        static DispatcherServlet dispatcher() {
            return new DispatcherServlet();
        }

        @Bean
        static ServletRegistrationBean<DispatcherServlet> everything(DispatcherServlet dispatcher) {
            return new ServletRegistrationBean<>(dispatcher, "/");
        }

        @Bean("/")
        static HttpRequestHandler page() {
            return (request, answer) -> answer.getWriter().write("ok");
        }
    }
}
