package huiyu.childcare.publication;

import huiyu.childcare.institution.InstitutionFiles;
import huiyu.childcare.publication.PublicationStore.Published;
import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.tenant.PublicTenants;
import huiyu.core.web.ProblemException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Keeps the projection: an institution's whenever it changes, everybody's once a day, since a day changes places too. */
@Component("childcarePublication")
class Publication implements EventHandler {

    private static final String MODULE = "childcare";

    private final PublicationStore store;
    private final PublicTenants tenants;
    private final ProgrammeModules modules;
    private final TenantTransaction transactions;
    private final Clock clock;

    Publication(PublicationStore store, PublicTenants tenants, ProgrammeModules modules, TenantTransaction transactions, Clock clock) {
        this.store = store;
        this.tenants = tenants;
        this.modules = modules;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return InstitutionFiles.CHANGED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        store.refresh(tx, event.subjectId(), LocalDate.now(clock), clock.instant());
    }

    /** @return how many cities were published anew */
    int runDaily() {
        LocalDate today = LocalDate.now(clock);
        List<Integer> due = store.listTenantsDue(today);
        due.forEach(tenant -> transactions.execute(tenant, tx -> store.refreshAll(tx, today, clock.instant())));
        return due.size();
    }

    List<Published> listNear(String divisionCode, double latitude, double longitude, int metres, int limit) {
        return at(divisionCode, read -> store.listNear(read, latitude, longitude, metres, limit));
    }

    /** @throws ProblemException 404 {@code childcare-institution-not-found}, {@code tenant-not-found} */
    Published get(String divisionCode, String code) {
        return at(divisionCode, read -> store.find(read, code))
                .orElseThrow(() -> ProblemException.notFound("childcare-institution-not-found", Map.of("institution", code)));
    }

    private <T> T at(String divisionCode, Function<Read, T> reading) {
        return transactions.read(tenants.getActive(divisionCode), read -> {
            boolean served = modules.listEnabled(read, LocalDate.now(clock)).stream().anyMatch(module -> module.id().equals(MODULE));
            if (!served) {
                throw ProblemException.notFound("tenant-not-found", Map.of("tenant", divisionCode));
            }
            return reading.apply(read);
        });
    }
}
