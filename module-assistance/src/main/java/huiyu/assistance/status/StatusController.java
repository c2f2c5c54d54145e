package huiyu.assistance.status;

import huiyu.api.assistance.AssistanceStatusesApi;
import huiyu.api.assistance.model.StatusKindWords;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.Actor;
import huiyu.core.identity.CurrentActor;
import java.time.Clock;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatusController implements AssistanceStatusesApi {

    private final StatusKindStore kinds;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final Clock clock;

    StatusController(StatusKindStore kinds, TenantTransaction transactions, CurrentActor currentActor, Clock clock) {
        this.kinds = kinds;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Override
    public ResponseEntity<List<huiyu.api.assistance.model.StatusKind>> listStatusKinds() {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), kinds::list).stream()
                .map(StatusController::answer)
                .toList());
    }

    @Override
    public ResponseEntity<huiyu.api.assistance.model.StatusKind> putStatusKind(String code, StatusKindWords body) {
        Actor actor = currentActor.get();
        StatusKind kind = new StatusKind(code, body.getNameZh(), body.getNameEn(), body.getSource());
        transactions.execute(actor.tenantId(), tx -> kinds.put(tx, kind, actor.subject(), clock.instant()));
        return ResponseEntity.ok(answer(kind));
    }

    private static huiyu.api.assistance.model.StatusKind answer(StatusKind kind) {
        return new huiyu.api.assistance.model.StatusKind()
                .code(kind.code())
                .nameZh(kind.nameZh())
                .nameEn(kind.nameEn())
                .source(kind.source());
    }
}
