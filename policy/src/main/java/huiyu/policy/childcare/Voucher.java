package huiyu.policy.childcare;

import huiyu.kernel.money.Money;
import huiyu.kernel.time.Period;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * A childcare voucher 托育券 as it stands: what is left of it and what it may be used for.
 *
 * @param left what it can still pay
 * @param services the kinds of service it pays for; empty for any
 * @param once whether one use exhausts it, however little it paid
 */
public record Voucher(Money value, Money left, Period valid, Set<String> services, boolean once, Status status) {
    public enum Status { ISSUED, USED, VOID }

    /** What a use pays and leaves to the family; the institution receives the fee in any case. */
    public record Use(Money paid, Money familyPays, Voucher after) {}

    public static Voucher issued(Money value, Period valid, Set<String> services, boolean once) {
        return new Voucher(value, value, valid, Set.copyOf(services), once, Status.ISSUED);
    }

    /** Why it cannot be used, by code: VOUCHER_VOID, VOUCHER_ALREADY_USED, VOUCHER_NOT_YET_VALID, VOUCHER_EXPIRED, SERVICE_NOT_COVERED. */
    public Optional<String> refusal(LocalDate day, String service) {
        if (status == Status.VOID) {
            return Optional.of("VOUCHER_VOID");
        }
        if (status == Status.USED || left.isZero()) {
            return Optional.of("VOUCHER_ALREADY_USED");
        }
        if (!valid.contains(day)) {
            return Optional.of(day.isBefore(valid.from()) ? "VOUCHER_NOT_YET_VALID" : "VOUCHER_EXPIRED");
        }
        return services.isEmpty() || services.contains(service) ? Optional.empty() : Optional.of("SERVICE_NOT_COVERED");
    }

    /** Only after {@link #refusal} found nothing. */
    public Use use(Money fee) {
        Money paid = left.min(fee);
        Money rest = once ? Money.ZERO : left.minus(paid);
        return new Use(paid, fee.minus(paid), new Voucher(value, rest, valid, services, once, rest.isZero() ? Status.USED : Status.ISSUED));
    }
}
