package huiyu.insurance.settlement;

import huiyu.core.party.Identifier;
import huiyu.insurance.catalogue.Catalogues.Charge;
import huiyu.kernel.money.Money;
import huiyu.policy.bill.BillKind;
import huiyu.policy.bill.Referral;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bill as a hospital or a family sends it.
 *
 * @param institution code of the institution that treated
 * @param claimedBy who asks for the money
 * @param deferred treated before payment: the patient's share is owed
 * @param lines empty when only totals were sent
 * @param totals empty when lines were sent
 */
record HospitalBill(
        String institution,
        String number,
        Identifier person,
        BillKind kind,
        LocalDate admitted,
        LocalDate discharged,
        int children,
        Optional<Integer> stay,
        Referral referral,
        Claimant claimedBy,
        boolean deferred,
        List<Line> lines,
        Optional<Totals> totals,
        Map<String, String> attributes) {

    enum Claimant {
        INSTITUTION,
        FAMILY;

        String word() {
            return name().toLowerCase();
        }
    }

    record Line(LocalDate day, Charge charge) {}

    record Totals(Money total, Money inScope) {}

    List<Charge> charges() {
        return lines.stream().map(Line::charge).toList();
    }
}
