package huiyu.core.recovery;

import huiyu.core.fund.Charge;
import huiyu.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A change of a case's balance.
 *
 * @param amount positive adds to the balance, negative takes from it
 * @param lineId the payment line it comes from, or null
 * @param parts the funds the money had come from; of opening movements only
 */
record RecoveryMovement(
        UUID id,
        UUID caseId,
        Kind kind,
        Money amount,
        UUID lineId,
        List<Charge.Part> parts,
        String note,
        Instant at,
        String actor) {

    enum Kind {
        OPENED,
        SET_OFF,
        SET_OFF_RETURNED,
        REPAID,
        WAIVED;

        String code() {
            return name().toLowerCase().replace('_', '-');
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase().replace('-', '_'));
        }
    }
}
