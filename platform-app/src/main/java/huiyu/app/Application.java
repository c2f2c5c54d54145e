package huiyu.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The one runnable: wires core and modules, nothing else. */
@SpringBootApplication(scanBasePackages = "huiyu")
public class Application {

    public static void main(String[] args) {
        SpringApplication.run(Application.class, args);
    }
}
