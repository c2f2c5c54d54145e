package huiyu.core.fund;

import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/** One journal row: postings of one fund, which sum to zero. */
record Movement(UUID fundId, Kind kind, UUID subjectId, Map<Account, Long> postings) {

    enum Kind {
        ALLOCATION,
        RESERVATION,
        ORDER,
        PAYMENT,
        CANCELLATION,
        REPAYMENT,
        CLOSING;

        String code() {
            return name().toLowerCase();
        }
    }

    Movement {
        if (postings.values().stream().mapToLong(Long::longValue).sum() != 0) {
            throw new IllegalArgumentException("postings do not balance: " + postings);
        }
    }

    /** From one account to another. */
    static Movement of(UUID fundId, Kind kind, UUID subjectId, Account from, Account to, long fen) {
        return new Movement(fundId, kind, subjectId, Map.of(from, -fen, to, fen));
    }

    /** Leaves out accounts that do not change; empty if none does. */
    static Movement of(UUID fundId, Kind kind, UUID subjectId, Map<Account, Long> changes) {
        Map<Account, Long> postings = new EnumMap<>(Account.class);
        changes.forEach((account, fen) -> {
            if (fen != 0) {
                postings.put(account, fen);
            }
        });
        return new Movement(fundId, kind, subjectId, postings);
    }

    boolean isEmpty() {
        return postings.isEmpty();
    }

    long of(Account account) {
        return postings.getOrDefault(account, 0L);
    }
}
