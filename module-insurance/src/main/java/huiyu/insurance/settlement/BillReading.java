package huiyu.insurance.settlement;

import huiyu.api.insurance.model.BillLine;
import huiyu.api.insurance.model.NewBill;
import huiyu.api.insurance.model.PersonNumber;
import huiyu.core.party.Identifier;
import huiyu.core.party.Identifiers;
import huiyu.core.web.ProblemException;
import huiyu.insurance.catalogue.Catalogues.Charge;
import huiyu.insurance.settlement.HospitalBill.Claimant;
import huiyu.insurance.settlement.HospitalBill.Line;
import huiyu.insurance.settlement.HospitalBill.Totals;
import huiyu.kernel.money.Money;
import huiyu.policy.bill.BillKind;
import huiyu.policy.bill.Referral;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a bill as it came over the wire; what it cannot mean is named by field and rule. */
final class BillReading {

    private BillReading() {}

    /** @param today nobody is discharged after it */
    static HospitalBill read(NewBill sent, LocalDate today) {
        if (sent.getDischarged().isBefore(sent.getAdmitted())) {
            throw ProblemException.invalidField("discharged", "not-before", Map.of("limit", sent.getAdmitted()));
        }
        if (sent.getDischarged().isAfter(today)) {
            throw ProblemException.invalidField("discharged", "date-in-future", Map.of());
        }
        List<Line> lines = lines(sent);
        return new HospitalBill(
                sent.getInstitution(),
                sent.getNumber(),
                person(sent.getPerson()),
                BillKind.valueOf(sent.getKind().name()),
                sent.getAdmitted(),
                sent.getDischarged(),
                Optional.ofNullable(sent.getChildren()).orElse(0),
                Optional.ofNullable(sent.getStay()),
                sent.getReferral() == null ? Referral.NOT_NEEDED : Referral.valueOf(sent.getReferral().name()),
                sent.getClaimedBy() == null ? Claimant.INSTITUTION : Claimant.valueOf(sent.getClaimedBy().name()),
                Boolean.TRUE.equals(sent.getPayLater()),
                lines,
                totals(sent, lines.isEmpty()),
                sent.getAttributes() == null ? Map.of() : Map.copyOf(sent.getAttributes()));
    }

    static Identifier person(PersonNumber person) {
        return Identifiers.of("person.number", person.getKind().getValue(), person.getNumber());
    }

    private static List<Line> lines(NewBill sent) {
        List<Line> lines = new ArrayList<>();
        List<BillLine> all = sent.getLines() == null ? List.of() : sent.getLines();
        for (int i = 0; i < all.size(); i++) {
            BillLine line = all.get(i);
            if (line.getDay().isBefore(sent.getAdmitted()) || line.getDay().isAfter(sent.getDischarged())) {
                throw ProblemException.invalidField("lines[" + i + "].day", "within-stay", Map.of());
            }
            long thousandths = new BigDecimal(line.getQuantity()).movePointRight(3).longValueExact();
            lines.add(new Line(line.getDay(), new Charge(line.getCode(), thousandths, Money.ofFen(line.getAmountFen()))));
        }
        return lines;
    }

    private static Optional<Totals> totals(NewBill sent, boolean needed) {
        if (needed != (sent.getTotalFen() != null && sent.getInScopeFen() != null)
                || !needed && (sent.getTotalFen() != null || sent.getInScopeFen() != null)) {
            throw ProblemException.invalidField("lines", "lines-or-totals", Map.of());
        }
        if (!needed) {
            return Optional.empty();
        }
        if (sent.getInScopeFen() > sent.getTotalFen()) {
            throw ProblemException.invalidField("inScopeFen", "at-most-total", Map.of("limit", sent.getTotalFen()));
        }
        return Optional.of(new Totals(Money.ofFen(sent.getTotalFen()), Money.ofFen(sent.getInScopeFen())));
    }
}
