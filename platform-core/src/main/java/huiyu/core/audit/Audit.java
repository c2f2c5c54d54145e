package huiyu.core.audit;

import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.web.Correlation;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Records what was done in the transaction that does it: both are there, or neither. */
@Component
public class Audit {

    private final AuditStore store;
    private final JsonMapper json;
    private final Clock clock;

    Audit(AuditStore store, JsonMapper json, Clock clock) {
        this.store = store;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param action what was done, {@code <noun>.<past participle>} such as {@code decision.approved}
     * @param target the kind of thing it was done to, such as {@code case}
     * @param detail codes, ids and amounts that explain it; never personal data
     */
    public void record(Tx tx, Actor actor, String action, String target, UUID id, Map<String, ?> detail) {
        insert(tx, actor, action, target, id, null, detail);
    }

    /** As {@link #record}, with the reason the actor gave; reasons name no person. */
    public void recordWithReason(
            Tx tx, Actor actor, String action, String target, UUID id, String reason, Map<String, ?> detail) {
        insert(tx, actor, action, target, id, reason, detail);
    }

    private void insert(
            Tx tx, Actor actor, String action, String target, UUID id, String reason, Map<String, ?> detail) {
        store.insert(
                tx,
                new AuditEntry(
                        null,
                        clock.instant(),
                        actor.subject(),
                        Optional.empty(),
                        action,
                        target,
                        id,
                        Optional.ofNullable(reason),
                        json.writeValueAsString(detail),
                        Correlation.current()));
    }
}
