package huiyu.assistance.warning;

import huiyu.core.db.Ids;
import huiyu.core.db.Tx;
import huiyu.core.job.Event;
import huiyu.core.job.EventSetHandler;
import huiyu.core.module.ProgrammeModules;
import huiyu.core.party.Families;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.SettledBill;
import huiyu.core.settlement.SettledBills;
import huiyu.kernel.money.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks at every settled bill: does the person's own cost, or the household's, now pass the tenant's threshold? Warns once per occasion. */
@Component
class MonitoringAutomation implements EventSetHandler {

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
    public void handle(Tx tx, List<Event> events) {
        if (!isMonitoring(tx, LocalDate.now(clock))) {
            return;
        }
        Map<LocalDate, Optional<MonitoringRule>> rules = new HashMap<>();
        Map<Watched, List<SettledBill>> watched = new LinkedHashMap<>();
        bills.getObject().listLatest(tx, events.stream().map(Event::subjectId).toList()).stream()
                .filter(bill -> bill.inForce() && bill.decided())
                .forEach(bill -> rules.computeIfAbsent(bill.discharged(), day -> MonitoringRule.find(books.bookFor(tx, day), day))
                        .ifPresent(rule -> watched.computeIfAbsent(new Watched(rule, bill.discharged().getYear()), any -> new ArrayList<>())
                                .add(bill)));
        watched.forEach((by, settled) -> look(tx, by, settled));
    }

    /** Most tenants have no threshold on any day: of their bills nothing is read. */
    private boolean isMonitoring(Tx tx, LocalDate today) {
        return MonitoringRule.isEver(books.bookFor(tx, today))
                && modules.listEnabled(tx, today).stream().anyMatch(module -> module.id().equals("assistance"));
    }

    /** Bills of one year under one rule: looked at together. */
    private record Watched(MonitoringRule rule, int year) {

        boolean ofStay() {
            return rule.basis().equals("stay");
        }
    }

    private void look(Tx tx, Watched by, List<SettledBill> settled) {
        Map<UUID, Families.Household> households = by.rule().of().equals("household") ? households(tx, settled) : Map.of();
        Set<UUID> people = new HashSet<>();
        settled.forEach(bill -> people.addAll(whose(bill, households)));
        Map<UUID, List<SettledBill>> ofYear = by.ofStay()
                ? Map.of()
                : bills.getObject().list(tx, people, LocalDate.of(by.year(), 1, 1), LocalDate.of(by.year(), 12, 31)).stream()
                        .filter(SettledBill::decided)
                        .collect(Collectors.groupingBy(SettledBill::personId));
        for (SettledBill bill : settled) {
            List<SettledBill> counted = by.ofStay()
                    ? List.of(bill)
                    : whose(bill, households).stream().flatMap(person -> ofYear.getOrDefault(person, List.of()).stream()).toList();
            warn(tx, by, bill, Optional.ofNullable(households.get(bill.personId())), counted);
        }
    }

    private Map<UUID, Families.Household> households(Tx tx, List<SettledBill> settled) {
        Map<UUID, Families.Household> households = new HashMap<>();
        settled.stream().map(SettledBill::personId).distinct().forEach(person ->
                families.findHousehold(tx, person).ifPresent(household -> households.put(person, household)));
        return households;
    }

    private static Collection<UUID> whose(SettledBill bill, Map<UUID, Families.Household> households) {
        Families.Household household = households.get(bill.personId());
        return household == null ? List.of(bill.personId()) : household.members();
    }

    private void warn(Tx tx, Watched by, SettledBill bill, Optional<Families.Household> household, List<SettledBill> counted) {
        Money own = MonitoringRule.ownCost(counted);
        if (own.compareTo(by.rule().threshold()) > 0) {
            warnings.raise(tx, new Warning(
                    Ids.next(), bill.personId(), household.map(Families.Household::id), by.ofStay() ? "stay" : "year", by.year(),
                    by.ofStay() ? bill.settlementId().toString() : "year", own.fen(), by.rule().threshold().fen(),
                    counted.stream().map(SettledBill::settlementId).toList(), clock.instant(), Optional.empty()));
        }
    }
}
