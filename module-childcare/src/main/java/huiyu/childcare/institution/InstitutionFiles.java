package huiyu.childcare.institution;

import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Outbox;
import huiyu.core.party.FactRecorder;
import huiyu.core.party.Organisations;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The file under which an institution is the subject of cases and is paid. */
@Component
public class InstitutionFiles {

    /** Event kind; the subject is the institution: what is published of it may be another. */
    public static final String CHANGED = "childcare.institution-changed";

    private final InstitutionStore store;
    private final Organisations organisations;
    private final Outbox outbox;

    InstitutionFiles(InstitutionStore store, Organisations organisations, Outbox outbox) {
        this.store = store;
        this.organisations = organisations;
        this.outbox = outbox;
    }

    public Optional<UUID> find(Read read, Institution institution) {
        return store.findOrganisation(read, institution.id());
    }

    /** The caller holds the lock of the institution. */
    public UUID getOrCreate(Tx tx, Institution institution, Actor actor) {
        return store.findOrganisation(tx, institution.id()).orElseGet(() -> {
            UUID file = organisations.create(tx, institution.details().nameZh(), institution.details().divisionCode(), actor);
            store.setOrganisation(tx, institution.id(), file);
            return file;
        });
    }

    /** What rules may read of these institutions has changed: their cases look again, and so do parents. */
    public void changed(Tx tx, Collection<UUID> institutions, Actor actor) {
        outbox.publishAll(tx, FactRecorder.RECORDED, store.listOrganisations(tx, institutions), actor.subject());
        outbox.publishAll(tx, CHANGED, institutions, actor.subject());
    }

    /** Places have changed, which no programme asks. */
    public void offerChanged(Tx tx, UUID institution, Actor actor) {
        outbox.publish(tx, CHANGED, institution, actor.subject());
    }
}
