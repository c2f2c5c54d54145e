package huiyu.core.factsource;

import huiyu.core.db.TenantTransaction;
import java.time.Clock;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The bureaus, simulated, unless {@code huiyu.fact-source.simulator} is false: then adapters stand in their place. */
@Configuration
@ConditionalOnProperty(name = "huiyu.fact-source.simulator", havingValue = "true", matchIfMissing = true)
class SimulatedFactSources {

    @Bean
    FactSource civilAffairs(
            TenantTransaction transactions, SimulatorStore store, JsonMapper json, Clock clock) {
        return new SimulatedFactSource(
                "civil-affairs",
                Set.of("status", "family.status", "adopted", "custody", "custody_share.mother", "custody_share.father"),
                transactions, store, json, clock);
    }

    @Bean
    FactSource householdRegistration(
            TenantTransaction transactions, SimulatorStore store, JsonMapper json, Clock clock) {
        return new SimulatedFactSource(
                "household-registration",
                Set.of("household", "first_household", "household_registered_on", "residence", "death_date", "family.children"),
                transactions, store, json, clock);
    }

    @Bean
    FactSource health(
            TenantTransaction transactions, SimulatorStore store, JsonMapper json, Clock clock) {
        return new SimulatedFactSource(
                "health",
                Set.of("birth_order", "delivery_order", "multiple_birth_index", "multiple_birth_size"),
                transactions, store, json, clock);
    }
}
