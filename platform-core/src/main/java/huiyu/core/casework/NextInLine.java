package huiyu.core.casework;

import huiyu.core.db.Tx;
import huiyu.core.decision.Decision;
import huiyu.core.decision.Decisions;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.party.People;
import huiyu.core.terms.Cap;
import huiyu.core.terms.CasePolicy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A place in a capped programme came free, or policy made more of them: whoever was refused first because it was full is
 * looked at again. Should nothing be due to them any more, or a place still be free after them, the next is called.
 */
@Component
public class NextInLine implements EventHandler {

    /** Event kind; the subject is the case that left a place free. */
    static final String PLACE_FREE = "programme.place-free";

    private final Decisions decisions;
    private final CaseStore store;
    private final Cases cases;
    private final People people;
    private final CapStore caps;
    private final CasePolicy policy;
    private final Clock clock;

    NextInLine(Decisions decisions, CaseStore store, Cases cases, People people, CapStore caps, CasePolicy policy, Clock clock) {
        this.decisions = decisions;
        this.store = store;
        this.cases = cases;
        this.people = people;
        this.caps = caps;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return PLACE_FREE;
    }

    @Override
    public void handle(Tx tx, Event event) {
        callFirst(tx, store.get(tx, event.subjectId()).programme());
    }

    /** Opens the case of who waits longest and is not under way, if there is room. */
    public void callFirst(Tx tx, String programme) {
        Cap cap = policy.cap(tx, programme, LocalDate.now(clock));
        if (!caps.hasRoom(tx, programme, cap)) {
            return;
        }
        decisions.listRefusedFor(tx, programme, Entitlement.PROGRAMME_FULL).stream()
                .filter(waiting -> !isUnderWay(tx, waiting))
                .findFirst()
                .ifPresent(next -> call(tx, next));
    }

    private boolean isUnderWay(Tx tx, Decision waiting) {
        return store.findOpen(tx, people.listParts(tx, List.of(waiting.subjectId())), waiting.programme()).isPresent();
    }

    private void call(Tx tx, Decision waiting) {
        CaseFile former = store.get(tx, waiting.caseId());
        cases.open(
                tx,
                new Cases.Opening(
                        waiting.programme(), waiting.subjectId(), CaseKind.CHANGE, Channel.EVENT, former.applicantId(), Optional.empty(),
                        LocalDate.now(clock), Optional.empty()),
                Actor.system(tx.tenantId()));
    }
}
