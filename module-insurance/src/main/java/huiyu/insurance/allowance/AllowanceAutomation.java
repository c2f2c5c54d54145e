package huiyu.insurance.allowance;

import huiyu.core.casework.CaseKind;
import huiyu.core.casework.Cases;
import huiyu.core.casework.Channel;
import huiyu.core.db.Tx;
import huiyu.core.identity.Actor;
import huiyu.core.job.Event;
import huiyu.core.job.EventSetHandler;
import huiyu.core.job.Outbox;
import huiyu.core.party.FactRecorder;
import huiyu.core.policy.PolicyBooks;
import huiyu.core.settlement.SettledBill;
import huiyu.core.settlement.SettledBills;
import huiyu.insurance.employer.WageQuestions;
import huiyu.insurance.enrolment.Pregnancies;
import huiyu.policy.PolicyBook;
import huiyu.policy.parameter.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A settled delivery opens the woman's allowance case; nobody applies, and her employer is asked for a wage it has not
 * declared; the pregnancy's file ends. A delivery taken back lets cases that rest on it
 * look again.
 */
@Component
class AllowanceAutomation implements EventSetHandler {

    static final String FAMILY = "insurance-maternity-allowance";
    private static final String INSURANCES = "maternity.allowance.insurances";

    private final SettledBills bills;
    private final PolicyBooks books;
    private final Cases cases;
    private final WageQuestions questions;
    private final Pregnancies pregnancies;
    private final Outbox outbox;
    private final Clock clock;

    AllowanceAutomation(
            SettledBills bills,
            PolicyBooks books,
            Cases cases,
            WageQuestions questions,
            Pregnancies pregnancies,
            Outbox outbox,
            Clock clock) {
        this.questions = questions;
        this.pregnancies = pregnancies;
        this.bills = bills;
        this.books = books;
        this.cases = cases;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return SettledBills.SETTLED;
    }

    @Override
    public void handle(Tx tx, List<Event> events) {
        bills.listLatest(tx, events.stream().map(Event::subjectId).toList(), "delivery").forEach(bill -> follow(tx, bill));
    }

    private void follow(Tx tx, SettledBill bill) {
        LocalDate today = LocalDate.now(clock);
        LocalDate delivered = DeliveryFacts.day(bill).orElse(bill.discharged());
        if (bill.inForce()) {
            pregnancies.end(tx, bill.personId(), delivered);
        } else {
            pregnancies.reopen(tx, bill.personId(), delivered);
        }
        PolicyBook book = books.bookFor(tx, today);
        if (bill.inForce() && gives(book, bill, today)) {
            questions.ask(tx, bill.personId(), delivered);
            book.listProgrammes().stream()
                    .filter(programme -> FAMILY.equals(programme.family()))
                    .forEach(programme -> open(tx, programme.code(), bill, today));
        } else {
            questions.withdraw(tx, bill.personId());
            outbox.publish(tx, FactRecorder.RECORDED, bill.personId(), Actor.system(tx.tenantId()).subject());
        }
    }

    private void open(Tx tx, String programme, SettledBill bill, LocalDate today) {
        cases.open(
                tx,
                new Cases.Opening(
                        programme, bill.personId(), CaseKind.FIRST, Channel.EVENT, Optional.empty(), Optional.empty(), today,
                        Optional.empty()),
                Actor.system(tx.tenantId()));
    }

    /** Whether her kind of insurance gives an allowance here at all: others get no case that could only be refused. */
    private static boolean gives(PolicyBook book, SettledBill bill, LocalDate day) {
        return book.parameters().find(INSURANCES)
                .map(Parameter::values)
                .filter(values -> !values.isEmpty())
                .map(values -> book.parameters().getOn(INSURANCES, day).raw())
                .filter(raw -> raw instanceof List<?> list && list.contains(bill.insurance()))
                .isPresent();
    }
}
