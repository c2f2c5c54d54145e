package huiyu.assistance.eligible;

import huiyu.api.assistance.AssistanceEligibleApi;
import huiyu.api.assistance.model.EligiblePage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.party.People;
import huiyu.core.web.Cursor;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EligibleController implements AssistanceEligibleApi {

    private final Eligible eligible;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final People people;

    EligibleController(Eligible eligible, TenantTransaction transactions, CurrentActor currentActor, People people) {
        this.eligible = eligible;
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.people = people;
    }

    @Override
    public ResponseEntity<EligiblePage> listEligible(String programme, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> {
            Eligible.Looked looked = eligible.look(read, programme, Optional.ofNullable(Cursor.decodeId(cursor)), most);
            Map<UUID, String> names = people.findMaskedNames(read, looked.found().stream().map(Eligible.Found::personId).toList());
            EligiblePage page = new EligiblePage(looked.found().stream()
                    .map(found -> new huiyu.api.assistance.model.Eligible(found.personId(), found.fen()).personName(names.get(found.personId())))
                    .toList());
            looked.last().ifPresent(last -> page.nextCursor(Cursor.after(last).encode()));
            return page;
        }));
    }
}
