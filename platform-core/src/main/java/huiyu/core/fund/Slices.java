package huiyu.core.fund;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;

/**
 * The balances of some funds, cut into slices, with the changes made so far. Movements of a person touch the person's
 * slice; only when that is short of available money is the rest of the fund levelled into it.
 */
final class Slices {

    static final int COUNT = 16;

    /** Changes of one slice, in fen. */
    record Change(UUID fundId, int slice, long available, long reserved, long ordered, long paid) {}

    private final Map<UUID, long[]> available;
    private final Map<UUID, Map<Integer, long[]>> changes = new TreeMap<>();

    /** @param available what is there, per fund and slice; a fund not listed only gets changes */
    Slices(Map<UUID, long[]> available) {
        this.available = available;
    }

    static Slices unread() {
        return new Slices(new HashMap<>());
    }

    static int of(UUID personId) {
        return Math.floorMod(personId.hashCode(), COUNT);
    }

    long available(UUID fundId) {
        return LongStream.of(available.get(fundId)).sum();
    }

    /** Takes from the slice, levelling the fund if the slice alone is short. The fund as a whole must have enough. */
    void take(UUID fundId, int slice, long fen) {
        long[] balances = available.get(fundId);
        if (balances[slice] < fen) {
            level(fundId, slice, fen);
        }
        balances[slice] -= fen;
        change(fundId, slice, Account.AVAILABLE, -fen);
    }

    /** Adds to what is available (or takes from it), evenly over all slices. */
    void spread(UUID fundId, long fen) {
        available.get(fundId)[0] += fen;
        change(fundId, 0, Account.AVAILABLE, fen);
        level(fundId, 0, 0);
    }

    /** Makes sure that the slice alone has enough. The fund as a whole must have it. */
    void gather(UUID fundId, int slice, long needed) {
        if (available.get(fundId)[slice] < needed) {
            level(fundId, slice, needed);
        }
    }

    /** Spreads what is there: the needed amount into the slice, the rest evenly, remainder to the slice. */
    private void level(UUID fundId, int slice, long needed) {
        long[] balances = available.get(fundId);
        long rest = available(fundId) - needed;
        if (rest < 0) {
            throw new IllegalStateException("fund " + fundId + " is short by " + -rest);
        }
        for (int i = 0; i < COUNT; i++) {
            long target = rest / COUNT + (i == slice ? needed + rest % COUNT : 0);
            change(fundId, i, Account.AVAILABLE, target - balances[i]);
            balances[i] = target;
        }
    }

    /** Books a movement into a slice, except what {@link #take} has booked already. */
    void book(Movement movement, int slice, long taken) {
        change(movement.fundId(), slice, Account.AVAILABLE, movement.of(Account.AVAILABLE) + taken);
        change(movement.fundId(), slice, Account.RESERVED, movement.of(Account.RESERVED));
        change(movement.fundId(), slice, Account.ORDERED, movement.of(Account.ORDERED));
        change(movement.fundId(), slice, Account.PAID, movement.of(Account.PAID));
    }

    void change(UUID fundId, int slice, Account account, long fen) {
        if (fen != 0) {
            changes.computeIfAbsent(fundId, id -> new TreeMap<>())
                    .computeIfAbsent(slice, number -> new long[Account.values().length])[account.ordinal()] += fen;
        }
    }

    /** What changed, by fund and slice: the order in which slices are always locked. */
    List<Change> changes() {
        List<Change> all = new ArrayList<>();
        changes.forEach((fundId, bySlice) -> bySlice.forEach((slice, fen) -> {
            if (Arrays.stream(fen).anyMatch(amount -> amount != 0)) {
                all.add(new Change(
                        fundId,
                        slice,
                        fen[Account.AVAILABLE.ordinal()],
                        fen[Account.RESERVED.ordinal()],
                        fen[Account.ORDERED.ordinal()],
                        fen[Account.PAID.ordinal()]));
            }
        }));
        return all;
    }
}
