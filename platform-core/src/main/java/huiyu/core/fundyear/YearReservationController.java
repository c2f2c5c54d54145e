package huiyu.core.fundyear;

import huiyu.api.payments.YearReservationsApi;
import huiyu.api.payments.model.YearReservation;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class YearReservationController implements YearReservationsApi {

    private final TenantTransaction transactions;
    private final CurrentActor currentActor;
    private final YearPassStore store;

    YearReservationController(TenantTransaction transactions, CurrentActor currentActor, YearPassStore store) {
        this.transactions = transactions;
        this.currentActor = currentActor;
        this.store = store;
    }

    @Override
    public ResponseEntity<List<YearReservation>> listYearReservations(Integer fiscalYear) {
        return ResponseEntity.ok(transactions.read(currentActor.get().tenantId(), read -> store.list(read, fiscalYear)).stream()
                .map(YearReservationController::answer)
                .toList());
    }

    private static YearReservation answer(YearPass pass) {
        return new YearReservation()
                .programme(pass.programme())
                .decisions(pass.lookedAt())
                .reservedFen(pass.reservedFen())
                .shortDecisions(pass.shortOf())
                .shortCode(pass.shortCode().orElse(null))
                .completedAt(pass.completedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
    }
}
