package example.supplement;

import huiyu.policy.layer.Layer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Found by the platform when this jar lies on its class path. */
@AutoConfiguration
public class SupplementConfiguration {

    @Bean
    Layer citySupplement() {
        return new CitySupplement();
    }
}
