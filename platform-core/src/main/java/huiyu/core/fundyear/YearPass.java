package huiyu.core.fundyear;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A pass over the standing decisions of a programme for one year.
 *
 * @param checkpoint the last one done; empty at the beginning
 * @param lookedAt how many decisions so far
 * @param reservedFen what this pass has bound
 * @param shortOf for how many decisions the funds did not suffice
 * @param shortCode why, of the last of them: {@code fund-short}, {@code fund-missing}, {@code fund-ambiguous}
 */
record YearPass(
        int fiscalYear,
        String programme,
        Optional<UUID> checkpoint,
        int lookedAt,
        long reservedFen,
        int shortOf,
        Optional<String> shortCode,
        Instant startedAt,
        Optional<Instant> completedAt) {

    YearPass after(UUID last, int more, long reserved, int missed, Optional<String> why) {
        return new YearPass(
                fiscalYear, programme, Optional.of(last), lookedAt + more, reservedFen + reserved, shortOf + missed,
                why.or(() -> shortCode), startedAt, Optional.empty());
    }

    YearPass completed(Instant at) {
        return new YearPass(
                fiscalYear, programme, checkpoint, lookedAt, reservedFen, shortOf, shortCode, startedAt, Optional.of(at));
    }
}
