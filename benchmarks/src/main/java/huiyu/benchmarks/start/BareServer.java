package huiyu.benchmarks.start;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The least that Spring can answer with: a server, one page, no database and nothing found by itself. */
public final class BareServer {

    private BareServer() {}

    public static void main(String[] arguments) {
        SpringApplication.run(Bare.class, arguments);
    }

    @Configuration
    @EnableWebMvc
    static class Bare {
        @Bean
        TomcatServletWebServerFactory server() {
            return new TomcatServletWebServerFactory(Integer.getInteger("bare.port"));
        }

        @Bean
        DispatcherServlet dispatcher() {
            return new DispatcherServlet();
        }

        @Bean
        ServletRegistrationBean<DispatcherServlet> everything(DispatcherServlet dispatcher) {
            return new ServletRegistrationBean<>(dispatcher, "/");
        }

        @Bean
        Page page() {
            return new Page();
        }
    }

    @RestController
    static class Page {
        @GetMapping("/")
        String answer() {
            return "ok";
        }
    }
}
