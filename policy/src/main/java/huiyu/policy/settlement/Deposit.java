package huiyu.policy.settlement;

import huiyu.policy.bill.HeldStatus;
import huiyu.policy.bill.Insured;
import huiyu.policy.definition.Values;
import huiyu.policy.parameter.Parameter;
import huiyu.policy.parameter.ParameterBook;
import java.time.LocalDate;
import java.util.List;

/** Pay after treatment 先诊疗后付费: whether a hospital may ask for a deposit at admission. */
public final class Deposit {
    private static final String KEY = "settlement.no_deposit_for";

    private Deposit() {}

    /** Whether this person is admitted without a deposit; false where the tenant has no such rule on that day. */
    public static boolean isWaived(ParameterBook book, Insured insured, LocalDate admitted) {
        boolean inForce = book.find(KEY).map(Parameter::values).stream().flatMap(List::stream).anyMatch(value -> value.valid().contains(admitted));
        if (!inForce) {
            return false;
        }
        List<String> whom = Values.list(book.getOn(KEY, admitted).raw(), item -> Values.text(item, KEY));
        return whom.contains("everyone")
            || insured.statuses().stream().filter(held -> held.period().contains(admitted)).map(HeldStatus::status).anyMatch(whom::contains);
    }
}
