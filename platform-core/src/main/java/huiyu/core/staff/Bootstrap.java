package huiyu.core.staff;

import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.identity.Role;
import huiyu.core.audit.Audit;
import huiyu.core.job.Outbox;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The first administrator, who makes the first province. Set once by the operator; further ones are invited. */
@Component
@EnableConfigurationProperties(StaffSettings.class)
class Bootstrap {

    private static final int NATION = 1;

    private final TenantTransaction transactions;
    private final StaffStore store;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;
    private final String username;

    Bootstrap(
            TenantTransaction transactions,
            StaffStore store,
            Outbox outbox,
            Audit audit,
            Clock clock,
            @Value("${huiyu.bootstrap.admin-username:}") String username) {
        this.transactions = transactions;
        this.store = store;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.username = username;
    }

    @EventListener(ApplicationReadyEvent.class)
    void appointFirstAdministrator() {
        if (!username.isBlank()) {
            transactions.execute(NATION, tx -> store.insert(tx, username, username, Optional.empty())
                    .ifPresent(id -> appoint(tx, id)));
        }
    }

    private void appoint(Tx tx, UUID id) {
        store.insert(
                tx,
                id,
                new Assignment(
                        Optional.empty(), Role.PROVINCE_ADMIN, Optional.empty(), LocalDate.now(clock), Optional.empty()));
        outbox.publish(tx, StaffProvisioning.INVITED, id, "system");
        audit.record(tx, Actor.system(NATION), "staff.appointed", "staff", id, Map.of("role", "PROVINCE_ADMIN"));
    }
}
