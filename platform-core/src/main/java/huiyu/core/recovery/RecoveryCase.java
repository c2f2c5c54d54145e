package huiyu.core.recovery;

import huiyu.kernel.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What one payee got too much by one decision.
 *
 * @param opened the sum of what was stated too much, {@code balance} what is still to come back
 */
record RecoveryCase(
        UUID id,
        UUID decisionId,
        UUID subjectId,
        String programme,
        UUID debtorId,
        Status status,
        Optional<Plan> plan,
        Optional<Waiver> waiver,
        Money opened,
        Money balance,
        Instant openedAt) {

    enum Status {
        OPENED,
        NOTICED,
        PLANNED,
        SETTLED;

        String code() {
            return name().toLowerCase();
        }

        static Status of(String code) {
            return valueOf(code.toUpperCase());
        }
    }

    /**
     * How it is paid back.
     *
     * @param kind {@code at-once}, {@code instalments} or {@code set-off}
     * @param setOffShare of each later payment, a decimal between 0 and 1; null unless set off
     * @param instalments sum to the balance when planned; empty unless paid by instalments
     */
    record Plan(String kind, String setOffShare, List<Instalment> instalments) {

        static final String SET_OFF = "set-off";
        static final String INSTALMENTS = "instalments";
    }

    record Instalment(LocalDate dueOn, long amountFen) {}

    /** Proposed, not yet approved. */
    record Waiver(Money amount, String reason, String proposedBy) {}

    boolean settled() {
        return status == Status.SETTLED;
    }
}
