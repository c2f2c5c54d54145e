package huiyu.insurance.national;

import huiyu.api.insurance.NationalReportsApi;
import huiyu.api.insurance.model.NationalReport;
import huiyu.api.insurance.model.NationalReportPage;
import huiyu.core.db.TenantTransaction;
import huiyu.core.identity.CurrentActor;
import huiyu.core.web.Cursor;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

@RestController
class NationalReportController implements NationalReportsApi {

    private final NationalReportStore store;
    private final TenantTransaction transactions;
    private final CurrentActor currentActor;

    NationalReportController(NationalReportStore store, TenantTransaction transactions, CurrentActor currentActor) {
        this.store = store;
        this.transactions = transactions;
        this.currentActor = currentActor;
    }

    @Override
    public ResponseEntity<NationalReportPage> listNationalReports(Boolean accepted, String cursor, Integer limit) {
        int most = Cursor.limit(limit);
        List<NationalReportStore.Reported> found = transactions.read(currentActor.get().tenantId(), read -> store.list(
                read, Optional.ofNullable(accepted), Optional.ofNullable(Cursor.decodeId(cursor)), most + 1));
        NationalReportPage page = new NationalReportPage(found.stream().limit(most).map(NationalReportController::answer).toList());
        if (found.size() > most) {
            page.nextCursor(Cursor.after(found.get(most - 1).settlementId()).encode());
        }
        return ResponseEntity.ok(page);
    }

    private static NationalReport answer(NationalReportStore.Reported reported) {
        return new NationalReport(
                        reported.settlementId(), reported.accepted(), reported.reference(), reported.at().atOffset(ZoneOffset.UTC))
                .reason(reported.reason().orElse(null));
    }
}
