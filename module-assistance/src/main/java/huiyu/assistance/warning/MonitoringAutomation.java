package huiyu.assistance.warning;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventHandler;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.party.Families;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.SettledBill;
import huiyu.core.settlement.SettledBills;
import huiyu.kernel.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at every settled bill: does the person's own cost, or the household's, now pass the tenant's threshold? Warns once per occasion. */
@Component
class MonitoringAutomation implements EventHandler {

    private final ObjectProvider<SettledBills> bills;
    private final PolicyBooks books;
    private final ProgrammeModules modules;
    private final WarningStore warnings;
    private final Families families;
    private final Clock clock;

    MonitoringAutomation(
            ObjectProvider<SettledBills> bills,
            PolicyBooks books,
            ProgrammeModules modules,
            WarningStore warnings,
            Families families,
            Clock clock) {
        this.families = families;
        this.bills = bills;
        this.books = books;
        this.modules = modules;
        this.warnings = warnings;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return SettledBills.SETTLED;
    }

    @Override
    public void handle(Tx tx, Event event) {
        boolean enabled = modules.listEnabled(tx, LocalDate.now(clock)).stream().anyMatch(module -> module.id().equals("assistance"));
        Optional<SettledBill> bill = enabled ? bills.getObject().find(tx, event.subjectId()) : Optional.empty();
        bill.filter(SettledBill::inForce).filter(SettledBill::decided).ifPresent(settled -> MonitoringRule
                .find(books.bookFor(tx, settled.discharged()), settled.discharged())
                .ifPresent(rule -> look(tx, settled, rule)));
    }

    private void look(Tx tx, SettledBill settled, MonitoringRule rule) {
        int year = settled.discharged().getYear();
        boolean ofStay = rule.basis().equals("stay");
        Optional<Families.Household> household =
                rule.of().equals("household") ? families.findHousehold(tx, settled.personId()) : Optional.empty();
        Collection<UUID> whose = household.<Collection<UUID>>map(Families.Household::members).orElse(List.of(settled.personId()));
        List<SettledBill> counted = ofStay
                ? List.of(settled)
                : bills.getObject().list(tx, whose, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31)).stream()
                        .filter(SettledBill::decided)
                        .toList();
        Money own = MonitoringRule.ownCost(counted);
        if (own.compareTo(rule.threshold()) > 0) {
            warnings.raise(tx, new Warning(
                    Ids.next(), settled.personId(), household.map(Families.Household::id), ofStay ? "stay" : "year", year,
                    ofStay ? settled.settlementId().toString() : "year", own.fen(), rule.threshold().fen(),
                    counted.stream().map(SettledBill::settlementId).toList(), clock.instant(), Optional.empty()));
        }
    }
}
