package huiyu.insurance.national;

import huiyu.core.db.Read;
import huiyu.core.db.TenantTransaction;
import huiyu.core.settlement.SettledBill;
import huiyu.core.settlement.SettledBills;
import huiyu.insurance.institution.Institutions;
import huiyu.insurance.national.NationalPlatform.Answer;
import huiyu.insurance.national.NationalPlatform.Report;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sends what is to be reported: due bills are taken in one transaction, reported outside any, and the answers recorded in
 * another. What gets no answer is sent again later, also when this instance dies in between: the platform takes a report
 * twice under one reference.
 */
@Component
public class NationalSending {

    private static final Logger log = LoggerFactory.getLogger(NationalSending.class);
    private static final int AT_ONCE = 200;

    private final ObjectProvider<NationalPlatform> platform;
    private final TenantTransaction transactions;
    private final NationalReportStore store;
    private final SettledBills bills;
    private final Institutions institutions;
    private final Clock clock;

    NationalSending(
            ObjectProvider<NationalPlatform> platform,
            TenantTransaction transactions,
            NationalReportStore store,
            SettledBills bills,
            Institutions institutions,
            Clock clock) {
        this.platform = platform;
        this.transactions = transactions;
        this.store = store;
        this.bills = bills;
        this.institutions = institutions;
        this.clock = clock;
    }

    /** What is due now in every tenant, once. Returns how many reports were answered. */
    public int sendAll() {
        NationalPlatform there = platform.getIfAvailable();
        return there == null
                ? 0
                : store.tenantsWithReportsDue(clock.instant()).stream().mapToInt(tenant -> send(there, tenant)).sum();
    }

    private int send(NationalPlatform there, int tenantId) {
        List<UUID> due = transactions.run(tenantId, tx -> store.takeDue(tx, clock.instant(), AT_ONCE));
        Map<UUID, Optional<Report>> reports = transactions.read(tenantId, read -> reports(read, due));
        int answered = 0;
        for (UUID settlement : due) {
            Optional<Report> report = reports.get(settlement);
            Optional<Answer> answer = report.flatMap(each -> ask(there, tenantId, each));
            if (report.isEmpty() || answer.isPresent()) {
                transactions.execute(tenantId, tx -> {
                    answer.ifPresent(given -> store.put(tx, report.orElseThrow().settlementId(), given, clock.instant()));
                    store.unqueue(tx, settlement);
                });
                answered++;
            }
        }
        return answered;
    }

    /** The bill as it is now, once, whichever of its versions is due; nothing of what no layer has decided. */
    private Map<UUID, Optional<Report>> reports(Read read, List<UUID> settlements) {
        String division = institutions.divisionOf(read);
        return settlements.stream().collect(Collectors.toMap(Function.identity(), settlement -> bills.find(read, settlement)
                .filter(bill -> bill.decided() || !bill.inForce())
                .map(bill -> report(division, bill))));
    }

    private static Report report(String division, SettledBill bill) {
        return new Report(
                division, bill.settlementId(), bill.kind(), bill.admitted(), bill.discharged(), bill.total().fen(),
                bill.patient().fen(), bill.inForce());
    }

    private static Optional<Answer> ask(NationalPlatform there, int tenantId, Report report) {
        try {
            return Optional.of(there.report(report));
        } catch (RuntimeException away) {
            log.warn("the national platform does not answer; a report of tenant {} waits", tenantId, away);
            return Optional.empty();
        }
    }
}
