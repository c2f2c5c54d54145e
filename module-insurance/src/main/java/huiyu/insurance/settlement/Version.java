package huiyu.insurance.settlement;

import huiyu.policy.bill.Counter;
import huiyu.policy.settlement.Settlement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A bill as it was decided once. The highest version of a bill is in force.
 *
 * @param position among the person's bills; 0 until it is written
 * @param layers what each layer pays, in order; with {@code patientFen} they sum to {@code totalFen}
 * @param patientFen the patient's share; of a bill only recorded, the whole of it, which nobody has decided on
 */
record Version(
        UUID id,
        UUID personId,
        String institution,
        String divisionCode,
        String number,
        int version,
        State state,
        Cause cause,
        String claimedBy,
        boolean deferred,
        String kind,
        LocalDate dischargedOn,
        long position,
        long totalFen,
        long inScopeFen,
        List<LayerShare> layers,
        long patientFen,
        StoredRequest request,
        byte[] requestHash,
        Settlement outcome,
        Instant decidedAt,
        String decidedBy,
        Optional<String> reason) {

    enum State {
        SETTLED,
        /** Taken, while no layer of the place decides it: nothing is paid, nothing owed, nothing counted. */
        RECORDED,
        REVERSED;

        String word() {
            return name().toLowerCase();
        }
    }

    enum Cause {
        /** The bill came in. */
        BILL,
        /** It was reversed. */
        REVERSAL,
        /** An earlier bill of the person changed. */
        EARLIER_BILL;

        String word() {
            return name().toLowerCase().replace('_', '-');
        }

        static Cause of(String word) {
            return valueOf(word.toUpperCase().replace('-', '_'));
        }
    }

    record LayerShare(String layer, long fen) {}

    boolean isInForce() {
        return state != State.REVERSED;
    }

    /** Whether layers have said who pays. */
    boolean isDecided() {
        return state == State.SETTLED;
    }

    /** What it adds to the person's counters. */
    Map<Counter, Long> deltas() {
        return isDecided() ? outcome.deltas() : Map.of();
    }

    long paidFen() {
        return totalFen - patientFen;
    }

    /** What the patient owes by decision. */
    long patientShareFen() {
        return isDecided() ? patientFen : 0;
    }

    /** Whether who pays what is the same, and what it counts. */
    boolean decidesLike(Version other) {
        return state == other.state && totalFen == other.totalFen && patientFen == other.patientFen
                && layers.equals(other.layers) && deltas().equals(other.deltas());
    }
}
