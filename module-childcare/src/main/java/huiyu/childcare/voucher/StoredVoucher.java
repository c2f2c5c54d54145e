package huiyu.childcare.voucher;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import huiyu.policy.childcare.Voucher;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** @param validTo its own: it may have been extended */
record StoredVoucher(
        UUID id, Batch batch, UUID childId, long valueFen, long leftFen, LocalDate validTo, String status, Optional<UUID> replacedBy) {

    /** As the rules see it. */
    Voucher voucher() {
        return new Voucher(
                Money.ofFen(valueFen), Money.ofFen(leftFen), Period.ofDays(batch.validFrom(), validTo), Set.copyOf(batch.services()), batch.once(),
                Voucher.Status.valueOf(status.toUpperCase(Locale.ROOT)));
    }
}
