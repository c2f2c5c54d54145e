package huiyu.insurance.enrolment;

import huiyu.core.db.Read;
import huiyu.core.party.People;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.HeldStatuses;
import huiyu.kernel.time.Period;
import huiyu.policy.bill.HeldStatus;
import huiyu.policy.bill.Insured;
import huiyu.policy.settlement.Deposit;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who is admitted without a deposit, by the tenant's policy and the statuses held on the day. */
@Component
class DepositRule {

    private static final String ANYBODY = "adult";

    private final PolicyBooks books;
    private final HeldStatuses statuses;
    private final People people;

    DepositRule(PolicyBooks books, HeldStatuses statuses, People people) {
        this.people = people;
        this.books = books;
        this.statuses = statuses;
    }

    boolean isWaived(Read read, Enrolment cover, LocalDate admitted) {
        List<HeldStatus> held = statuses.list(read, List.of(people.getRoot(read, cover.personId()))).stream()
                .map(status -> new HeldStatus(status.status(), Period.ofDays(status.validFrom(), status.validTo().orElse(null))))
                .toList();
        return Deposit.isWaived(
                books.bookFor(read, admitted).parameters(), Insured.of(InsuranceWords.of(cover.kind()), ANYBODY).withStatuses(held), admitted);
    }
}
