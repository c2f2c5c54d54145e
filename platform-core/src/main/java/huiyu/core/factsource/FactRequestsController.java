package huiyu.core.factsource;

import huiyu.api.people.FactRequestsApi;
import huiyu.api.people.model.FactQuestion;
import huiyu.api.people.model.FactRequestList;
import huiyu.api.people.model.SimulatedAnswer;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.FactValue;
import huiyu.core.party.Identifiers;
import huiyu.core.party.PersonAccess;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FactRequestsController implements FactRequestsApi {

    private final CurrentActor current;
    private final TenantTransaction transactions;
    private final PersonAccess access;
    private final FactRequests requests;
    private final SimulatorStore simulator;

    FactRequestsController(
            CurrentActor current,
            TenantTransaction transactions,
            PersonAccess access,
            FactRequests requests,
            SimulatorStore simulator) {
        this.current = current;
        this.transactions = transactions;
        this.access = access;
        this.requests = requests;
        this.simulator = simulator;
    }

    @Override
    public ResponseEntity<FactRequestList> listFactRequests(UUID personId) {
        Actor actor = current.get();
        return ResponseEntity.ok(list(transactions.read(
                actor.tenantId(), read -> requests.list(read, access.getRoot(read, actor, personId)))));
    }

    @Override
    public ResponseEntity<FactRequestList> askFactSources(UUID personId, FactQuestion body) {
        Actor actor = current.get();
        return ResponseEntity.ok(transactions.run(actor.tenantId(), tx -> {
            UUID root = access.getRoot(tx, actor, personId);
            Set<String> unanswerable = requests.ask(tx, List.of(root), Set.copyOf(body.getAttributes()), actor.subject());
            return list(requests.listWaiting(tx, List.of(root))).unanswerable(List.copyOf(unanswerable));
        }));
    }

    @Override
    public ResponseEntity<Void> simulateAnswer(SimulatedAnswer body) {
        Actor actor = current.get();
        SimulatedFact fact = new SimulatedFact(
                body.getSource().getValue(),
                Identifiers.of("identifier.number", body.getIdentifier().getKind().getValue(), body.getIdentifier().getNumber()),
                new FactValue(
                        body.getFact().getAttribute(),
                        Optional.ofNullable(body.getFact().getValue()),
                        Optional.ofNullable(body.getFact().getValidFrom()),
                        Optional.ofNullable(body.getFact().getValidTo())),
                SimulatedFact.Behaviour.valueOf(body.getBehaviour().getValue().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(body.getWrongValue()),
                Optional.ofNullable(body.getDelaySeconds()).orElse(0));
        transactions.execute(actor.tenantId(), tx -> simulator.put(tx, fact));
        return ResponseEntity.noContent().build();
    }

    private static FactRequestList list(List<FactRequest> requests) {
        return new FactRequestList()
                .items(requests.stream().map(FactRequestsController::model).toList());
    }

    private static huiyu.api.people.model.FactRequest model(FactRequest request) {
        return new huiyu.api.people.model.FactRequest()
                .id(request.id())
                .attribute(request.attribute())
                .source(request.source())
                .status(huiyu.api.people.model.FactRequest.StatusEnum.fromValue(request.status()))
                .askedAt(request.askedAt().atOffset(ZoneOffset.UTC))
                .answeredAt(request.answeredAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
    }
}
