package huiyu.core.recusal;

import huiyu.api.cases.model.Recusal;
import huiyu.core.audit.Audit;
import huiyu.core.db.Read;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.party.People;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** 回避: which person a staff member is or is related to. */
@Component
public class Recusals {

    private final RecusalStore store;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Recusals(RecusalStore store, People people, Audit audit, Clock clock) {
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    public List<Recusal> list(Read read) {
        return store.list(read).stream()
                .map(row -> new Recusal(row.subject(), row.personId(), row.reason()))
                .toList();
    }

    public Recusal record(Tx tx, Recusal recusal, Actor actor) {
        people.getRoot(tx, recusal.getPersonId());
        store.put(
                tx,
                new RecusalStore.Recusal(recusal.getSubject(), recusal.getPersonId(), recusal.getReason()),
                actor.subject(),
                clock.instant());
        audit.record(tx, actor, "recusal.recorded", "person", recusal.getPersonId(), Map.of("staff", recusal.getSubject()));
        return recusal;
    }
}
