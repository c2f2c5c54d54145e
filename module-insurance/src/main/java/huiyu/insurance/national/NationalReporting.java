package huiyu.insurance.national;

import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.settlement.SettledBill;
import huiyu.core.settlement.SettledBills;
import huiyu.insurance.institution.Institutions;
import huiyu.insurance.national.NationalPlatform.Report;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reports each settled, changed or reversed bill. The outbox tries again while the platform is away. */
@Component
class NationalReporting implements EventHandler {

    private final ObjectProvider<NationalPlatform> platform;
    private final SettledBills bills;
    private final Institutions institutions;
    private final NationalReportStore store;
    private final Clock clock;

    NationalReporting(
            ObjectProvider<NationalPlatform> platform,
            SettledBills bills,
            Institutions institutions,
            NationalReportStore store,
            Clock clock) {
        this.platform = platform;
        this.bills = bills;
        this.institutions = institutions;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return SettledBills.SETTLED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        NationalPlatform there = platform.getIfAvailable();
        if (there != null) {
            bills.find(tx, event.subjectId()).ifPresent(bill -> store.put(
                    tx, bill.settlementId(), there.report(report(institutions.divisionOf(tx), bill)), clock.instant()));
        }
    }

    private static Report report(String division, SettledBill bill) {
        return new Report(
                division, bill.settlementId(), bill.kind(), bill.admitted(), bill.discharged(), bill.total().fen(),
                bill.patient().fen(), bill.inForce());
    }
}
