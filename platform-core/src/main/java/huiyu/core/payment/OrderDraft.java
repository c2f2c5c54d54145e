package huiyu.core.payment;

import huiyu.core.db.Ids;
import huiyu.core.fund.Charge;
import huiyu.core.fund.FundShares;
import huiyu.core.party.PayeeAccount;
import huiyu.kernel.money.Money;
import huiyu.kernel.money.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An order that is about to be made of a difference, with one line per payee. Pure. */
record OrderDraft(UUID id, Difference difference, List<Line> lines) {

    private static final String APPLICANT = "applicant";
    /** Whom the benefit is about, paid to nobody else; the account stands under the file itself. */
    private static final Map<String, String> OWN_FILE = Map.of("subject", "child");
    private static final List<String> ROLES = List.of("mother", "father", "guardian");

    /** @param payee the account to pay to; empty when none is known */
    record Line(UUID id, int payeeNo, String role, Money gross, Optional<PayeeAccount> payee) {

        /** Why the line cannot go out yet, or empty. */
        Optional<String> holdReason() {
            return payee.isEmpty()
                    ? Optional.of("account-missing")
                    : payee.get().verified() ? Optional.empty() : Optional.of("account-unverified");
        }
    }

    /** @param accounts of the child's family */
    static OrderDraft of(Difference difference, List<PayeeAccount> accounts) {
        Map<String, Rate> payees =
                difference.payees().isEmpty() ? Map.of(APPLICANT, Rate.ONE) : difference.payees();
        List<String> roles = List.copyOf(payees.keySet());
        List<Money> parts = difference.missing().split(List.copyOf(payees.values()));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < roles.size(); i++) {
            if (parts.get(i).isPositive()) {
                lines.add(new Line(Ids.next(), i, roles.get(i), parts.get(i), account(roles.get(i), accounts)));
            }
        }
        return new OrderDraft(Ids.next(), difference, lines);
    }

    /**
     * A named parent is paid on the parent's own account only. Whom a decision leaves open is the mother, then the father,
     * then a guardian who has an account, checked or not: money never goes to another parent because a check is pending.
     */
    static Optional<PayeeAccount> account(String role, List<PayeeAccount> accounts) {
        return role.equals(APPLICANT)
                ? accounts.stream().min(Comparator.comparing(account -> rank(account.role())))
                : accounts.stream().filter(account -> account.role().equals(OWN_FILE.getOrDefault(role, role))).findFirst();
    }

    private static int rank(String role) {
        int rank = ROLES.indexOf(role);
        return rank < 0 ? ROLES.size() : rank;
    }

    /** @param keptByLine what is set off against recoveries */
    List<Charge> charges(Map<UUID, Money> keptByLine) {
        Difference.Period period = difference.period();
        FundShares shares = difference.funders();
        return lines.stream()
                .map(line -> new Charge(
                        line.id(),
                        difference.decisionId(),
                        period.subjectId(),
                        period.programme(),
                        shares,
                        line.gross(),
                        line.gross().minus(keptByLine.getOrDefault(line.id(), Money.ZERO))))
                .toList();
    }
}
