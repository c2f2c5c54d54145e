package huiyu.assistance.eligible;

import huiyu.api.assistance.AssistanceEligibleApi;
import huiyu.api.assistance.model.EligiblePage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EligibleController implements AssistanceEligibleApi {

    private final Eligible eligible;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    EligibleController(Eligible eligible, TenantTransaction transactions, CurrentActor currentActor) {
        this.eligible = eligible;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<EligiblePage> listEligible(String programme, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        Eligible.Looked looked = transactions.read(currentActor.get().tenantId(), read -> eligible.look(
                read, programme, Optional.ofNullable(Cursor.decodeId(cursor)), most));
        EligiblePage page = new EligiblePage(looked.found().stream()
                .map(found -> new huiyu.api.assistance.model.Eligible(found.personId(), found.fen()))
                .toList());
        looked.last().ifPresent(last -> page.nextCursor(Cursor.after(last).encode()));
        return ResponseEntity.ok(page);
    }
}
